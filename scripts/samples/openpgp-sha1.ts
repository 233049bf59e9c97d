/**
 * Makes two PDFs with one SHA-1 into `public/samples/openpgp-sha1/`, out of the colliding files in
 * `public/samples/collisions/`: the same bytes every time. `openpgp-sha1.sh` signs the first.
 *
 *     node scripts/samples/openpgp-sha1.ts [--check]
 *
 * `--check` writes nothing and fails if the files there are not what it would write.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'
import { columnsFor, mosaic } from './openpgp-sha1/mosaic.ts'
import { commonSuffix } from './openpgp-sha1/two-faced.ts'

const SAMPLES = join(ROOT, 'public', 'samples')
const FOLDER = join(SAMPLES, 'openpgp-sha1')
const COLUMNS = columnsFor('999999 YEN'.length)

await begin(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const a = await readFile(join(SAMPLES, 'collisions', 'sha1-a.bin'))
  const b = await readFile(join(SAMPLES, 'collisions', 'sha1-b.bin'))
  const suffix = commonSuffix(a, b, {
    a: mosaic(['PAY', '100 YEN'], COLUMNS),
    b: mosaic(['PAY', '999999 YEN'], COLUMNS),
  })
  const files = { 'pay-100.pdf': Buffer.concat([a, suffix]), 'pay-999999.pdf': Buffer.concat([b, suffix]) }
  const digests = Object.values(files).map((bytes) => createHash('sha1').update(bytes).digest('hex'))
  if (new Set(digests).size !== 1) throw new Error('the two do not collide')
  await mkdir(FOLDER, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(FOLDER, name)
    if (!values.check) await writeFile(path, bytes)
    else if (!(await readFile(path).catch(() => Buffer.alloc(0))).equals(bytes)) {
      throw new Error(`${name} is not what this script makes: run node scripts/samples/openpgp-sha1.ts`)
    }
    console.log(`${name}: ${bytes.length} bytes, sha1 ${digests[0]}`)
  }
})
