/**
 * Makes the artifact that every demo verifies, and its checksum files, into `public/samples/`. The same bytes
 * every time: signatures over it are kept in the repository.
 *
 *     node scripts/samples/artifact.ts
 */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { zip } from './zip.ts'

const SAMPLES = fileURLToPath(new URL('../../public/samples/', import.meta.url))
const NAME = 'hello-shomei-1.0.0.jar'

/** Manifest lines end in CRLF (JAR file specification). */
const MANIFEST = [
  'Manifest-Version: 1.0',
  'Created-By: Shomei',
  'Implementation-Title: hello-shomei',
  'Implementation-Version: 1.0.0',
  '',
  '',
].join('\r\n')

const HELLO = `Hello, Shomei!

This is the artifact of the talk. It does nothing, and that is the point:
all that can be said about it is whether these are the bytes that were signed.

Change one of them, anywhere, and ask again:
  a checksum tells you that something changed, if the checksum itself did not;
  a signature tells you that this key did not sign what you hold;
  a bundle tells you who signed it, and when the world could see it.
`

const jar = zip([
  { name: 'META-INF/MANIFEST.MF', data: Buffer.from(MANIFEST) },
  { name: 'hello.txt', data: Buffer.from(HELLO) },
])

function digest(algorithm: string): string {
  return createHash(algorithm).update(jar).digest('hex')
}

await mkdir(SAMPLES, { recursive: true })
await writeFile(`${SAMPLES}${NAME}`, jar)
// Bare hex without a line end, the way Maven repositories publish it.
for (const algorithm of ['md5', 'sha1', 'sha256']) {
  await writeFile(`${SAMPLES}${NAME}.${algorithm}`, digest(algorithm))
}
await writeFile(`${SAMPLES}SHA256SUMS`, `${digest('sha256')}  ${NAME}\n`)
console.log(`${NAME}: ${jar.length} bytes, sha256 ${digest('sha256')}`)
