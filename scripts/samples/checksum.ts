/**
 * Makes what the checksum demo shows besides the artifact into `public/samples/`: the colliding blocks of two papers
 * (`collisions/`) and a small release with its list (`release/`). The same bytes every time.
 *
 *     node scripts/samples/checksum.ts [--check]
 *
 * `--check` writes nothing and fails if the files there are not what it would write.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../lib/paths.ts'
import { begin } from '../lib/say.ts'
import { zip } from './zip.ts'

const SAMPLES = join(ROOT, 'public', 'samples')
const JAR = 'hello-shomei-1.0.0.jar'

/**
 * Wang, Feng, Lai, Yu, "Collisions for Hash Functions MD4, MD5, HAVAL-128 and RIPEMD", IACR ePrint 2004/199: two
 * messages of 1024 bits with one MD5.
 */
const MD5_PAIR = [
  `d131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f89
   55ad340609f4b30283e488832571415a085125e8f7cdc99fd91dbdf280373c5b
   d8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0
   e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70`,
  `d131dd02c5e6eec4693d9a0698aff95c2fcab50712467eab4004583eb8fb7f89
   55ad340609f4b30283e4888325f1415a085125e8f7cdc99fd91dbd7280373c5b
   d8823e3156348f5bae6dacd436c919c6dd53e23487da03fd02396306d248cda0
   e99f33420f577ee8ce54b67080280d1ec69821bcb6a8839396f965ab6ff72a70`,
]

/**
 * Stevens, Bursztein, Karpman, Albertini, Markov, "The first collision for full SHA-1", CRYPTO 2017: a prefix of 192
 * bytes, the head of a PDF with a JPEG in it, and behind it the two pairs of blocks after which one SHA-1 is reached.
 */
const SHA1_PREFIX = `
  255044462d312e330a25e2e3cfd30a0a0a312030206f626a0a3c3c2f57696474
  682032203020522f4865696768742033203020522f547970652034203020522f
  537562747970652035203020522f46696c7465722036203020522f436f6c6f72
  53706163652037203020522f4c656e6774682038203020522f42697473506572
  436f6d706f6e656e7420383e3e0a73747265616d0affd8fffe00245348412d31
  20697320646561642121212121852fec092339759c39b1a1c63c4c97e1fffe01`
const SHA1_PAIR = [
  `7346dc9166b67e118f029ab621b2560ff9ca67cca8c7f85ba84c79030c2b3de2
   18f86db3a90901d5df45c14f26fedfb3dc38e96ac22fe7bd728f0e45bce046d2
   3c570feb141398bb552ef5a0a82be331fea48037b8b5d71f0e332edf93ac3500
   eb4ddc0decc1a864790c782c76215660dd309791d06bd0af3f98cda4bc4629b1`,
  `7f46dc93a6b67e013b029aaa1db2560b45ca67d688c7f84b8c4c791fe02b3df6
   14f86db1690901c56b45c1530afedfb76038e972722fe7ad728f0e4904e046c2
   30570fe9d41398abe12ef5bc942be33542a4802d98b5d70f2a332ec37fac3514
   e74ddc0f2cc1a874cd0c78305a21566461309789606bd0bf3f98cda8044629a1`,
].map((blocks) => SHA1_PREFIX + blocks)

/** What the papers claim, and nobody mistyped. */
const EXPECTED = {
  'md5-a.bin': 'md5 79054025255fb1a26e4bc422aef54eb4',
  'md5-b.bin': 'md5 79054025255fb1a26e4bc422aef54eb4',
  'sha1-a.bin': 'sha1 f92d74e3874587aaf443d1db961d4e26dde13e9c',
  'sha1-b.bin': 'sha1 f92d74e3874587aaf443d1db961d4e26dde13e9c',
}

await begin(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  for (const [name, bytes] of Object.entries({ ...collisions(), ...(await release()) })) {
    const file = join(SAMPLES, name)
    if (!values.check) {
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, bytes)
    } else if (!(await readFile(file).catch(() => Buffer.of())).equals(bytes)) {
      throw new Error(`${name} is not what this script makes: run node scripts/samples/checksum.ts`)
    }
    console.log(`${name}: ${bytes.length} bytes`)
  }
})

function collisions(): Record<string, Buffer> {
  const texts = [...MD5_PAIR, ...SHA1_PAIR]
  return Object.fromEntries(
    Object.entries(EXPECTED).map(([name, expected], i) => {
      const bytes = Buffer.from((texts[i] ?? '').replace(/\s/g, ''), 'hex')
      const [algorithm = '', digest] = expected.split(' ')
      if (digestOf(bytes, algorithm) !== digest) throw new Error(`${name}: its ${algorithm} is not ${digest}`)
      return [`collisions/${name}`, bytes]
    }),
  )
}

async function release(): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {
    'CHANGES.txt': Buffer.from('1.0.0\n  The first release. It says hello, and nothing else.\n'),
    'docs/guide.txt': Buffer.from(
      'There is one thing to know: compare the digests before you run anything.\n',
    ),
    [JAR]: await readFile(join(SAMPLES, JAR)),
    'hello-shomei-1.0.0-sources.zip': Buffer.from(
      zip([{ name: 'hello.txt', data: Buffer.from('Hello, Shomei!\n') }]),
    ),
    'NOTICE.txt': Buffer.from('hello-shomei: made for a talk. Take it, change it, break it.\n'),
  }
  const list = Object.entries(files).map(([name, bytes]) => `${digestOf(bytes, 'sha256')}  ${name}\n`)
  return Object.fromEntries([
    ...Object.entries(files).map(([name, bytes]) => [`release/${name}`, bytes] as const),
    ['release/SHA256SUMS', Buffer.from(list.join(''))],
  ])
}

function digestOf(bytes: Uint8Array, algorithm: string): string {
  return createHash(algorithm).update(bytes).digest('hex')
}
