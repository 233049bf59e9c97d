/** What ssh-keygen 9.2 and git 2.39 said of each case (scripts/fixtures/ssh/). */
import { utf8 } from '../../playground/bytes.ts'
import { type SshReport, verifyGitObject, verifySsh } from '../../playground/ssh/index.ts'
import { readFixture } from '../support/files.ts'

type Stored = string | { readonly base64: string }
type FileName = 'object' | 'artifact' | 'signature' | 'signers' | 'revoked'

export interface SshCase extends Readonly<Partial<Record<FileName, Stored>>> {
  readonly name: string
  /** Our standing, and the code of the check that decides or warns. */
  readonly expect: readonly [string, string?]
  readonly now: string
  readonly at?: string
  readonly principal?: string
  readonly namespace?: string
  readonly kind?: 'commit' | 'tag'
  readonly format?: 'sha1' | 'sha256'
  readonly runs: readonly {
    readonly action: string
    readonly exit: number
    /** One character for each byte. */
    readonly stdout: string
    readonly stderr: string
  }[]
  /** What git cut it into, and how `git verify-commit` or `verify-tag` ended. */
  readonly git?: { readonly exit: number; readonly payload?: string; readonly signature?: string }
}

export const CASES = JSON.parse(
  new TextDecoder().decode(await readFixture('test/fixtures/ssh/cases.json')),
) as readonly SshCase[]

export function caseNamed(name: string): SshCase {
  const found = CASES.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no case ${name}`)
  return found
}

export function bytesIn(one: SshCase, file: FileName): Uint8Array | undefined {
  const stored = one[file]
  if (stored === undefined) return undefined
  if (typeof stored === 'string') return utf8(stored)
  return Uint8Array.from(atob(stored.base64), (character) => character.charCodeAt(0))
}

/** @param change puts other files in the place of the case's */
export function verifyCase(
  one: SshCase,
  change: Partial<Record<FileName, Uint8Array>> = {},
): Promise<SshReport> {
  const file = (name: FileName) => change[name] ?? bytesIn(one, name)
  const [signers, revoked, object] = [file('signers'), file('revoked'), file('object')]
  const { principal, namespace } = one
  const given = {
    ...(signers && { signers }),
    ...(revoked && { revoked }),
    policy: {
      now: new Date(one.now),
      ...(principal !== undefined && { principal }),
      ...(namespace !== undefined && { namespace }),
    },
  }
  if (object !== undefined) return verifyGitObject({ object, ...given })
  const nothing = new Uint8Array(0)
  return verifySsh({
    artifact: file('artifact') ?? nothing,
    signature: file('signature') ?? nothing,
    ...given,
  })
}
