import { fromUtf8 } from '../../playground/bytes.ts'
import type { CleartextInput, OpenpgpInput, OpenpgpPolicy } from '../../playground/openpgp/index.ts'
import { readFixture } from '../support/files.ts'

const FOLDER = 'test/fixtures/openpgp'

export interface Case {
  /** Its name and gpg's verdict words. */
  readonly folder: string
  readonly now: string
  readonly exit: number
  /** How far gpg was told to rely on these keys. */
  readonly trust: readonly {
    readonly fingerprint: string
    readonly level: 'marginal' | 'full' | 'ultimate'
  }[]
}

export async function text(path: string): Promise<string> {
  return fromUtf8(await readFixture(path)) ?? ''
}

const ALL = JSON.parse(await text(`${FOLDER}/cases.json`)) as readonly Case[]

/** Detached signatures with their artifacts. */
export const CASES = ALL.filter(({ folder }) => !folder.startsWith('clear-'))

/** Files that are text and signature in one. */
export const CLEAR_CASES = ALL.filter(({ folder }) => folder.startsWith('clear-'))

export function nameOf({ folder }: Case): string {
  return folder.split('--')[0] ?? ''
}

/** What gpg says of a case: its words, or why it has none. */
export function wordsOf({ folder }: Case): string {
  return folder.split('--')[1] ?? ''
}

/** The case whose folder is `name--WORDS`. */
export function caseNamed(name: string): Case {
  const found = ALL.find(({ folder }) => folder.startsWith(`${name}--`))
  if (found === undefined) throw new Error(`caseNamed: no case ${name}`)
  return found
}

function policyOf({ now, trust }: Case): OpenpgpPolicy {
  const others = trust.filter(({ level }) => level !== 'ultimate').map((one) => [one.fingerprint, one.level])
  return {
    now: new Date(now),
    trustedFingerprints: trust.filter(({ level }) => level === 'ultimate').map((one) => one.fingerprint),
    ownerTrust: Object.fromEntries(others) as Record<string, 'marginal' | 'full'>,
  }
}

function read({ folder }: Case, ...names: readonly string[]): Promise<Uint8Array[]> {
  return Promise.all(names.map((name) => readFixture(`${FOLDER}/${folder}/${name}`)))
}

/** What gpg was asked, as this project is asked it. */
export async function inputOf(
  testCase: Case,
  policy: Partial<OpenpgpPolicy> = {},
): Promise<OpenpgpInput & { artifact: Uint8Array }> {
  const [artifact, signature, keys] = await read(testCase, 'artifact', 'signature', 'keys')
  if (!artifact || !signature || !keys) throw new Error(`inputOf: ${testCase.folder} is not complete`)
  return { artifact, signature, keys: [keys], policy: { ...policyOf(testCase), ...policy } }
}

/** The same for a clearsigned file. */
export async function clearInputOf(
  testCase: Case,
  policy: Partial<OpenpgpPolicy> = {},
): Promise<CleartextInput> {
  const [file, keys] = await read(testCase, 'message', 'keys')
  if (!file || !keys) throw new Error(`clearInputOf: ${testCase.folder} is not complete`)
  return { file, keys: [keys], policy: { ...policyOf(testCase), ...policy } }
}

/** Standard error of gpg, line by line. */
export async function stderrOf({ folder }: Case, language: 'en' | 'ja' = 'en'): Promise<string[]> {
  const file = language === 'en' ? 'stderr.txt' : `stderr.${language}.txt`
  return (await text(`${FOLDER}/${folder}/${file}`)).split('\n').slice(0, -1)
}
