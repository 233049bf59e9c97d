/** Which of a demo's inputs a file is meant to be. */
export type OpenpgpKind = 'artifact' | 'signature' | 'keys' | 'cleartext'

const HEAD = 4096

/** By content: an armored file says what it is, a binary one by its first packet (RFC 9580 section 4.2, tags 2 and 6). */
export async function kindOf(file: File): Promise<OpenpgpKind> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  const text = new TextDecoder().decode(head)
  // Words may stand before it.
  if (/^-----BEGIN PGP SIGNED MESSAGE-----/m.test(text)) return 'cleartext'
  if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) return 'keys'
  if (text.includes('-----BEGIN PGP SIGNATURE-----')) return 'signature'
  const first = head[0] ?? 0
  const tag = first & 0x40 ? first & 0x3f : (first >> 2) & 0x0f
  const named = /\.(sig|gpg|pgp|asc)$/i.test(file.name)
  if (first & 0x80 && named && tag === 2) return 'signature'
  return first & 0x80 && named && tag === 6 ? 'keys' : 'artifact'
}

/** Why a file has no place: what else the same drop is about. */
export type Aside = 'artifact' | 'signature' | 'cleartext' | 'inClear' | 'detached'

/** What a drop comes to: which file takes which place, and why others take none. */
export interface Arranged {
  readonly artifact?: File | undefined
  readonly signature?: File | undefined
  readonly cleartext?: File | undefined
  readonly keys: readonly File[]
  readonly aside: ReadonlyMap<File, Aside>
}

/**
 * A text signed in clear stands alone; an artifact and its signature stand together, and where there are several, a pair
 * is found by its names.
 *
 * @param held names of the person's own that are there already, and may be half of the pair
 */
export function arrange(
  files: readonly (readonly [file: File, kind: OpenpgpKind])[],
  held: { readonly artifact?: string | undefined; readonly signature?: string | undefined },
): Arranged {
  const of = (kind: OpenpgpKind) => files.filter(([, one]) => one === kind).map(([file]) => file)
  const [artifacts, signatures, texts] = [of('artifact'), of('signature'), of('cleartext')]
  const isInClear = texts.length > 0 && (artifacts.length === 0 || signatures.length === 0)
  const isOf = (signature: string, artifact: string) =>
    signature.replace(/\.(asc|sig|gpg|pgp)$/i, '') === artifact
  const names = {
    artifacts: artifacts.length > 0 ? artifacts.map(({ name }) => name) : [held.artifact ?? ''],
    signatures: signatures.length > 0 ? signatures.map(({ name }) => name) : [held.signature ?? ''],
  }
  const artifact = artifacts.find(({ name }) => names.signatures.some((one) => isOf(one, name)))
  const signature = signatures.find(({ name }) =>
    (artifact ? [artifact.name] : names.artifacts).some((one) => isOf(name, one)),
  )
  const chosen = isInClear
    ? { cleartext: texts[0] }
    : { artifact: artifact ?? artifacts[0], signature: signature ?? signatures[0] }
  const used = new Set<File | undefined>(Object.values(chosen))
  const aside = new Map<File, Aside>()
  for (const [file, kind] of files) {
    if (kind === 'keys' || used.has(file)) continue
    if (isInClear) aside.set(file, kind === 'cleartext' ? 'cleartext' : 'inClear')
    else aside.set(file, kind === 'cleartext' ? 'detached' : kind)
  }
  return { ...chosen, keys: of('keys'), aside }
}
