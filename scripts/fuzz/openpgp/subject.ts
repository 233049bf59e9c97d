/** What gets mutated: cases that gpg and we agree on, detached and in clear. */
import type { CleartextInput, OpenpgpInput } from '../../../playground/openpgp/index.ts'
import { caseNamed, clearInputOf, inputOf, nameOf } from '../../../test/openpgp/cases.ts'

export type Detached = OpenpgpInput & { readonly artifact: Uint8Array }

export type Subject =
  | { readonly name: string; readonly kind: 'detached'; readonly input: Detached }
  | { readonly name: string; readonly kind: 'clear'; readonly input: CleartextInput }

const DETACHED = [
  'ed25519-sha256-armored',
  'rsa2048-sha512-binary',
  'p256-sha384',
  'dsa2048-sha256',
  'brainpoolp256r1-sha256',
  'signing-subkey',
  'signing-subkey-by-hand',
  'text-mode-other-line-ends',
  'two-signatures-one-block',
  'two-armor-blocks',
  'several-user-ids',
  'key-revoked-compromised',
  'key-revoked-by-another',
  'certified-by-a-full-friend',
  'signature-expires-later',
] as const

const CLEAR = [
  'clear-text',
  'clear-ed25519',
  'clear-japanese',
  'clear-two-signatures',
  'clear-not-dash-escaped',
  'clear-text-after',
] as const

export async function subjects(): Promise<Subject[]> {
  const detached = DETACHED.map(async (name): Promise<Subject> => {
    return { name: nameOf(caseNamed(name)), kind: 'detached', input: await inputOf(caseNamed(name)) }
  })
  const clear = CLEAR.map(async (name): Promise<Subject> => {
    return { name: nameOf(caseNamed(name)), kind: 'clear', input: await clearInputOf(caseNamed(name)) }
  })
  return Promise.all([...detached, ...clear])
}
