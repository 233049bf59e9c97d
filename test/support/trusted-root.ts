/** The public-good instance's trusted root, out of the installed `@sigstore/tuf` (never copied into the project). */
import { fromUtf8 } from '../../playground/bytes.ts'
import { readFixture } from './files.ts'

export async function publicGoodTrustedRoot(): Promise<string> {
  const seeds = JSON.parse(
    fromUtf8(await readFixture('node_modules/@sigstore/tuf/seeds.json')) ?? '',
  ) as Record<string, { targets: Record<string, string> }>
  for (const { targets } of Object.values(seeds)) {
    const encoded = targets['trusted_root.json']
    if (encoded) return new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)))
  }
  throw new Error('publicGoodTrustedRoot: no trusted_root.json among the seeds of @sigstore/tuf')
}
