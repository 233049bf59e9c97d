/** What a certificate says was built, and how: Fulcio's extensions 2 to 6 of old, 12 to 14, 18 and 20 since. */
import type { X509Certificate } from '@sigstore/core'
import { fromWholeUtf8 } from '../bytes.ts'
import { UTF8_STRING } from '../platform/der.ts'
import { FULCIO } from './fulcio-extensions.ts'

export interface SourceFact {
  /** Every one of them counts. */
  readonly bytes: Uint8Array
  /** Absent where they are no UTF-8, or not in the form that Fulcio documents. */
  readonly text?: string
}

export interface SourceSaid {
  /** Of the newer extension. */
  readonly newer?: SourceFact
  /** Of the older one, which names a repository without its host, and knows GitHub's workflows alone. */
  readonly older?: SourceFact
}

const FIELDS = {
  repository: { newer: 12, older: 5 },
  ref: { newer: 14, older: 6 },
  digest: { newer: 13, older: 3 },
  workflow: { newer: 18, older: 4 },
  trigger: { newer: 20, older: 2 },
} as const
export type SourceField = keyof typeof FIELDS
export type SourceFacts = Readonly<Record<SourceField, SourceSaid>>

/** @throws {Error} if an extension cannot be read */
export function sourceFacts(certificate: X509Certificate): SourceFacts {
  const said = (field: SourceField): SourceSaid => {
    const newer = newerFact(certificate, FULCIO + FIELDS[field].newer)
    const older = certificate.extension(FULCIO + FIELDS[field].older)
    return { ...(newer && { newer }), ...(older && { older: factOf(older.value) }) }
  }
  return {
    repository: said('repository'),
    ref: said('ref'),
    digest: said('digest'),
    workflow: said('workflow'),
    trigger: said('trigger'),
  }
}

function newerFact(certificate: X509Certificate, oid: string): SourceFact | undefined {
  const extension = certificate.extension(oid)
  if (!extension) return undefined
  const [text, ...more] = extension.valueObj.subs
  const isText = text !== undefined && more.length === 0 && text.tag.toDER() === UTF8_STRING
  return isText ? factOf(text.value) : { bytes: Uint8Array.from(extension.value) }
}

function factOf(value: Uint8Array): SourceFact {
  const text = fromWholeUtf8(value)
  return { bytes: Uint8Array.from(value), ...(text !== undefined && { text }) }
}

const GITHUB = 'https://github.com/'
/** GitHub's, and only its Actions vouch for a name without a host. */
const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'
const SHORT = /^[\w.-]+\/[\w.-]+$/

/** An address as it is; `owner/name` is GitHub's. */
export const repositoryMeant = (text: string): string => (SHORT.test(text) ? GITHUB + text : text)

/** What the certificate says at its best: the newer, else the older with the host that its issuer is of. */
export function repositoryIn(
  { newer, older }: SourceSaid,
  issuer: string | undefined,
): SourceFact | undefined {
  if (newer || older?.text === undefined || issuer !== GITHUB_ISSUER) return newer ?? older
  return { ...older, text: repositoryMeant(older.text) }
}

/** Whether both are there and name another; of a repository the older one lacks the host. */
export function isContradicted({ newer, older }: SourceSaid, field: SourceField): boolean {
  if (newer?.text === undefined || older?.text === undefined) return false
  return field === 'repository' ? !newer.text.endsWith(`/${older.text}`) : newer.text !== older.text
}

/** Where a workflow lies: `https://HOST/OWNER/NAME/.github/workflows/…`, GitLab's `https://HOST/…/NAME//….yml@…`. */
const WORKFLOW = /^(https:\/\/[^/]+\/(?:[^/]+\/[^/]+(?=\/\.github\/workflows\/)|[^@]+?(?=\/\/[^@/][^@]*@)))/

/**
 * Whether the identity is a workflow of another repository than the one that was built: then whoever may call it has
 * the same identity.
 */
export function isSharedWorkflow(identity: string | undefined, repository: string | undefined): boolean {
  const own = WORKFLOW.exec(identity ?? '')?.[1]?.toLowerCase()
  const built = repository?.toLowerCase()
  return own !== undefined && built !== undefined && own !== built && !own.endsWith(`/${built}`)
}
