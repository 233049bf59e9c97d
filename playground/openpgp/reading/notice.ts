/** What gpg remarks while it reads, and how it ends. One remark is one line (or, of `could-not-verify`, a few). */

/**
 * `inLastLine`: only because gpg 2.2 reads the last line of an armor for base64 where no checksum comes before it.
 * RFC 9580 (section 6.1) wants none.
 *
 * The names of these are ours, the words are gpg's: `../transcript/`.
 */
export type Notice =
  /** Of armor. */
  | { readonly id: 'armor-header-invalid' | 'armor-header-unknown'; readonly line: string }
  | { readonly id: 'armor-character-invalid'; readonly byte: number; readonly inLastLine: boolean }
  | { readonly id: 'armor-checksum-wrong'; readonly computed: number; readonly stated: number }
  | { readonly id: 'armor-checksum-malformed' | 'armor-quoted-printable' | 'armor-line-too-long' }
  | { readonly id: 'no-openpgp-data'; readonly inLastLine: boolean }
  /** Of the framework of cleartext. */
  | { readonly id: 'cleartext-header-invalid' | 'cleartext-without-data' | 'cleartext-ends-early' }
  | { readonly id: 'cleartext-unexpected-armor' | 'cleartext-dash-invalid'; readonly line: string }
  | { readonly id: 'several-texts' | 'second-text-refused' | 'signature-in-front' }
  /** Of packets. */
  | { readonly id: 'packet-invalid'; readonly first: number; readonly inLastLine: boolean }
  | { readonly id: 'packet-version-unknown'; readonly tag: number; readonly version: number }
  | { readonly id: 'packet-too-short'; readonly tag: number }
  | { readonly id: 'marker-invalid' | 'mdc-invalid' }
  | { readonly id: 'number-too-large' | 'number-beyond-packet'; readonly bits: number }
  | { readonly id: 'signature-area-cut' | 'signature-area-too-long'; readonly area: 'hashed' | 'unhashed' }
  /** Of the message that the packets make. */
  | {
      readonly id:
        | 'only-first-checked'
        | 'not-detached'
        | 'ambiguous'
        | 'no-signed-data'
        | 'no-signature'
        | 'could-not-verify'
    }
  | { readonly id: 'not-a-document'; readonly type: number }
  | { readonly id: 'digest-unavailable'; readonly algorithm: number }
  | { readonly id: 'artifact-not-hashed'; readonly because: 'digest' | 'no-data' }
  | { readonly id: 'verify-failed'; readonly because: 'unexpected' | 'end-of-file' }

/** Remarks that gpg does not count as errors: all others make its exit code 2. */
const REMARKS_ONLY: readonly Notice['id'][] = [
  'armor-header-unknown',
  'armor-line-too-long',
  'cleartext-unexpected-armor',
  'cleartext-dash-invalid',
  'only-first-checked',
  'not-a-document',
  'signature-in-front',
  'digest-unavailable',
]

export function isError({ id }: Notice): boolean {
  return !REMARKS_ONLY.includes(id)
}

/** Remarks on one file. Only who means to fill a terminal's memory makes gpg say more. */
const MOST = 10_000

/** What the judgement of a file goes by: what kind of remark it is, and why it was made. */
function kindOf(notice: Notice): string {
  const inLastLine = 'inLastLine' in notice && notice.inLastLine
  const version = notice.id === 'packet-version-unknown' ? `${notice.tag} ${notice.version}` : ''
  return `${notice.id} ${inLastLine} ${version}`
}

/** The remarks on one file, in gpg's order. */
export class Remarks {
  readonly notices: Notice[] = []
  /** Set once something was met of which we do not know what gpg would print. */
  uncertain = false
  #heard = true
  readonly #beyond = new Set<string>()

  /** For those who ask for nothing that is remarked. */
  static unheard(): Remarks {
    const remarks = new Remarks()
    remarks.#heard = false
    return remarks
  }

  /** Of very many, one of each kind is kept; what gpg prints is then not known. */
  add(notice: Notice): void {
    if (!this.#heard) return
    if (this.notices.length >= MOST) {
      this.uncertain = true
      const kind = kindOf(notice)
      if (this.#beyond.has(kind)) return
      this.#beyond.add(kind)
    }
    this.notices.push(notice)
  }
}
