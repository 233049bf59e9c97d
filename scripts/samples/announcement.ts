/**
 * Makes `public/samples/openpgp/announcement.txt.asc`, a text that the OpenPGP lab's maintainer signed in clear, and
 * the maintainer's public key beside it: the same bytes every time.
 *
 *     node scripts/samples/announcement.ts [--check]
 *
 * `--check` writes nothing and fails if the files there are not what it would write.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { LAB, maintainer } from '../../playground/attacks/openpgp-people.ts'
import { utf8 } from '../../playground/bytes.ts'
import { ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'

const SAMPLES = join(ROOT, 'public', 'samples')
const JAR = 'hello-shomei-1.0.0.jar'

await begin(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  for (const [name, bytes] of Object.entries(await makeSamples())) {
    const file = join(SAMPLES, 'openpgp', name)
    if (!values.check) await writeFile(file, bytes)
    else if (!(await readFile(file).catch(() => Buffer.of())).equals(bytes)) {
      throw new Error(`${name} is not what this script makes: run node scripts/samples/announcement.ts`)
    }
    console.log(`${name}: ${bytes.length} bytes`)
  }
})

async function makeSamples(): Promise<Record<string, Uint8Array>> {
  const { demo } = JSON.parse(await readFile(join(SAMPLES, 'openpgp', 'fingerprints.json'), 'utf8')) as {
    demo: string
  }
  const digest = createHash('sha256')
    .update(await readFile(join(SAMPLES, JAR)))
    .digest('hex')
  const text = [
    'hello-shomei 1.0.0 を公開しました（これは練習用の知らせです）。',
    '',
    '- 配布ファイルの SHA-256',
    `  ${digest}  ${JAR}`,
    '- 配布ファイルに署名した鍵の fingerprint',
    `  ${demo}`,
    '',
  ].join('\n')
  const signer = await maintainer()
  return {
    'announcement.txt.asc': await signer.clearsign(utf8(text), LAB.signed),
    'maintainer-key.asc': signer.publicKey,
  }
}
