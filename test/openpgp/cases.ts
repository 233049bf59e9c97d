import { fromUtf8 } from '../../playground/bytes.ts'
import type { OpenpgpInput, OpenpgpPolicy } from '../../playground/openpgp/index.ts'
import { readFixture } from '../support/files.ts'

const FOLDER = 'test/fixtures/openpgp'

interface Case {
  readonly folder: string
  readonly now: string
  readonly exit: number
  /** The fingerprint that gpg was told to trust ultimately, or the empty string. */
  readonly trusted: string
}

export async function text(path: string): Promise<string> {
  return fromUtf8(await readFixture(path)) ?? ''
}

export const CASES = JSON.parse(await text(`${FOLDER}/cases.json`)) as readonly Case[]

/** The case whose folder is `name--WORDS`. */
export function caseNamed(name: string): Case {
  const found = CASES.find(({ folder }) => folder.startsWith(`${name}--`))
  if (found === undefined) throw new Error(`caseNamed: no case ${name}`)
  return found
}

/** What gpg was asked, as this project is asked it. */
export async function inputOf(
  { folder, now, trusted }: Case,
  policy: Partial<OpenpgpPolicy> = {},
): Promise<OpenpgpInput & { artifact: Uint8Array }> {
  const [artifact, signature, keys] = await Promise.all(
    ['artifact', 'signature', 'keys'].map((name) => readFixture(`${FOLDER}/${folder}/${name}`)),
  )
  if (!artifact || !signature || !keys) throw new Error(`inputOf: ${folder} is not complete`)
  const trustedFingerprints = trusted === '' ? [] : [trusted]
  return { artifact, signature, keys: [keys], policy: { now: new Date(now), trustedFingerprints, ...policy } }
}

/** Standard error of gpg, line by line. */
export async function stderrOf({ folder }: Case): Promise<string[]> {
  return (await text(`${FOLDER}/${folder}/stderr.txt`)).split('\n').slice(0, -1)
}
