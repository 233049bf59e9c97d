/** Keys and signatures by gpg, in a home of their own that is gone when the bench is over. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { timed } from '../native.ts'

const KEYS = { RSA: 'rsa3072', Ed25519: 'ed25519' } as const
const DIGESTS = ['SHA256', 'SHA512'] as const

/** A detached signature over the bench's file, by a key of `home`. */
export interface Signed {
  readonly name: string
  readonly signatureFile: string
  readonly signature: Uint8Array
  readonly key: Uint8Array
}

/** Runs gpg with `home` as its own, as a script would. */
export const gpg = (home: string, ...args: readonly string[]) =>
  timed('gpg', ['--batch', '--yes', '--quiet', ...args], { GNUPGHOME: home })

/** @returns one signature over `file` for each kind of key and each digest */
export async function signedBy(home: string, file: string): Promise<Signed[]> {
  await mkdir(home, { mode: 0o700 })
  const signed: Signed[] = []
  for (const [kind, algorithm] of Object.entries(KEYS)) {
    const userId = `${algorithm}@example.com`
    await gpg(home, '--passphrase', '', '--quick-gen-key', userId, algorithm, 'sign', 'never')
    const keyFile = join(home, `${algorithm}.key`)
    await gpg(home, '--output', keyFile, '--export', userId)
    for (const digest of DIGESTS) {
      const signatureFile = join(home, `${algorithm}-${digest}.sig`)
      const how = ['--local-user', userId, '--digest-algo', digest, '--output', signatureFile]
      await gpg(home, ...how, '--detach-sign', file)
      signed.push({
        name: `${kind}, ${digest}`,
        signatureFile,
        signature: await readFile(signatureFile),
        key: await readFile(keyFile),
      })
    }
  }
  return signed
}

/** gpg leaves an agent running for each home. */
export async function endAgent(home: string): Promise<void> {
  await timed('gpgconf', ['--kill', 'gpg-agent'], { GNUPGHOME: home }).catch(() => undefined)
}
