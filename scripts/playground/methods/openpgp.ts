import { openpgp as words } from '../../../locales/ja/openpgp.ts'
import type {
  CleartextReport,
  GpgLanguage,
  OpenpgpPolicy,
  OpenpgpReport,
} from '../../../playground/openpgp/index.ts'
import { readArguments } from '../arguments.ts'
import { openArtifact, readClaim } from '../files.ts'
import { signersLines } from '../signers.ts'
import { signedWordsLines } from '../signed-words.ts'
import { type Method, UsageError } from '../usage.ts'

const LANGUAGES: readonly string[] = ['en', 'ja'] satisfies GpgLanguage[]

export const openpgp: Method = {
  name: 'openpgp',
  usage:
    'openpgp [--signature SIG] --keys FILE [--keys FILE …] [--fingerprint FPR] [--threshold N] [--gpg en|ja] [--text] ARTIFACT|SIGNED',
  async run(args) {
    const { values, positionals } = readArguments(this.name, args, {
      signature: { type: 'string' },
      keys: { type: 'string', multiple: true },
      fingerprint: { type: 'string' },
      threshold: { type: 'string' },
      gpg: { type: 'string', default: 'en' },
      text: { type: 'boolean', default: false },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) {
      throw new UsageError(`openpgp: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (!LANGUAGES.includes(values.gpg)) {
      throw new UsageError(`openpgp: --gpg: expected en or ja, got ${JSON.stringify(values.gpg)}`)
    }
    const keys = await Promise.all((values.keys ?? []).map((file) => readClaim('--keys', file)))
    if (keys.length === 0) throw new UsageError(`openpgp: --keys is missing; usage: ${this.usage}`)
    const { fingerprint } = values
    if (values.text && values.signature !== undefined) {
      throw new UsageError('openpgp: --text is for a file with its signature in it; leave out --signature')
    }
    const threshold = wholeNumber(values.threshold)
    const policy = {
      now: new Date(),
      ...(fingerprint !== undefined && { fingerprint }),
      ...(threshold !== undefined && { threshold }),
    }
    const report = await verify(path, values.signature, keys, policy)
    if (values.signature === undefined && isNotClearsigned(report)) {
      throw new UsageError(
        `openpgp: --signature is missing, and there is none in ${path}; usage: ${this.usage}`,
      )
    }
    const said = 'text' in report ? signedWordsLines(report, values.text) : []
    const also = [
      ...signersLines(report.told),
      ...said,
      ...(report.gpg?.lines[values.gpg as GpgLanguage] ?? []),
    ]
    return { report, words, ...(also.length > 0 && { also }) }
  },
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9][0-9]{0,4}$/.test(text)) return Number(text)
  throw new UsageError(`openpgp: --threshold: expected a whole number from 1 on, got ${JSON.stringify(text)}`)
}

function isNotClearsigned({ checks }: OpenpgpReport): boolean {
  return checks.some((check) => check.status === 'undecided' && check.code === 'not-clearsigned')
}

/** @param signature `undefined`: it stands in the file at `path` */
async function verify(
  path: string,
  signature: string | undefined,
  keys: readonly Uint8Array[],
  policy: OpenpgpPolicy,
): Promise<OpenpgpReport | CleartextReport> {
  const { isGitObject, verifyCleartext, verifyGitObject, verifyOpenpgp } =
    await import('../../../playground/openpgp/index.ts')
  if (signature === undefined) {
    const file = await readClaim('SIGNED', path)
    return isGitObject(file)
      ? verifyGitObject({ object: file, keys, policy })
      : verifyCleartext({ file, keys, policy })
  }
  const { pieces: artifact } = await openArtifact(path)
  return verifyOpenpgp({ artifact, signature: await readClaim('--signature', signature), keys, policy })
}
