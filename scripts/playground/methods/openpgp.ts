import { desk } from '#words/desk'
import { intake } from '#words/intake'
import { openpgp as words } from '#words/openpgp'
import type {
  CleartextReport,
  GpgLanguage,
  OpenpgpPolicy,
  OpenpgpReport,
} from '../../../playground/openpgp/index.ts'
import { printable } from '../../../playground/printable.ts'
import { readArguments } from '../arguments.ts'
import { look, type Seen, taken, takeIn } from '../door.ts'
import { isSmall, openArtifact } from '../files.ts'
import { signersLines } from '../signers.ts'
import { signedWordsLines } from '../signed-words.ts'
import type { Role } from '../../../playground/intake/kind.ts'
import { MOST_SEEN } from '../../../playground/intake/sight.ts'
import { type Method, UsageError } from '../usage.ts'

const LANGUAGES: readonly string[] = ['en', 'ja'] satisfies GpgLanguage[]

/** Which option takes what. */
const OPTIONS: Readonly<Partial<Record<Role, string>>> = { signature: '--signature', keys: '--keys' }
const of = (role: Role) => ({ method: 'openpgp', role }) as const

export const openpgp: Method = {
  name: 'openpgp',
  usage:
    'openpgp [--signature SIG] --keys FILE [--keys FILE …] [--fingerprint FPR] [--threshold N] [--gpg en|ja] [--text] ARTIFACT|SIGNED',
  async run(args) {
    const typed = readArguments(this.name, args, {
      verify: { type: 'boolean' },
      signature: { type: 'string' },
      keys: { type: 'string', multiple: true },
      fingerprint: { type: 'string' },
      threshold: { type: 'string' },
      gpg: { type: 'string', default: 'en' },
      text: { type: 'boolean', default: false },
    })
    const { values, positionals } = typed.values.verify ? signatureFirst(typed) : typed
    const [path] = positionals
    if (path === undefined || positionals.length > 1) {
      throw new UsageError(`openpgp: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (!LANGUAGES.includes(values.gpg)) {
      throw new UsageError(`openpgp: --gpg: expected en or ja, got ${JSON.stringify(values.gpg)}`)
    }
    const files = values.keys ?? []
    const taking = files.map(async (file) => takeIn('--keys', file, of('keys'), OPTIONS))
    const given = await Promise.all(taking)
    const keys = given.flat().map(({ bytes }) => bytes)
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
    const claim = values.signature ?? path
    const { sight } = await look('SIGNED', claim)
    const rewritten = [
      ...(sight.rewritten === undefined ? [] : [claim]),
      ...files.filter((_, i) => given[i]?.some(({ isRewritten }) => isRewritten)),
    ]
    const gpg = rewritten.length === 0 ? report.gpg?.lines[values.gpg as GpgLanguage] : undefined
    const also = [
      ...signersLines(report.told),
      ...said,
      ...rewritten.map((name) => desk.rewritten(printable(name))),
      ...(gpg ?? []),
    ]
    return { report, words, ...(also.length > 0 && { also }) }
  },
}

/** As gpg has it: `--verify SIG FILE`, or a file that is signed in clear. */
function signatureFirst<Values extends { readonly signature?: string | undefined }>({
  values,
  positionals,
}: {
  readonly values: Values
  readonly positionals: readonly string[]
}) {
  const [signature, ...more] = positionals
  if (signature === undefined || more.length === 0 || values.signature !== undefined)
    return { values, positionals }
  return { values: { ...values, signature }, positionals: more }
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
    const { bytes, sight, found } = await look('SIGNED', path)
    if (isGitObject(bytes)) return verifyGitObject({ object: bytes, keys, policy })
    return verifyCleartext({ file: found.id === 'openpgp-cleartext' ? sight.plain : bytes, keys, policy })
  }
  const { pieces: artifact } = await openArtifact(path)
  return verifyOpenpgp({ artifact, signature: await signatureIn(signature, path), keys, policy })
}

async function signatureIn(path: string, artifact: string): Promise<Uint8Array> {
  const seen = await look('--signature', path)
  const refuse = (sentence: string) => new UsageError(`--signature: ${path}: ${sentence}`)
  if (seen.found.id === 'openpgp-cleartext')
    throw refuse(`${intake.isOther(seen.found.id, 'signature')}${intake.isSignedText}`)
  if (seen.found.id === 'artifact' && (await isSignature(artifact))) throw refuse(intake.isSwapped(artifact))
  const [part] = taken('--signature', path, seen, of('signature'), OPTIONS)
  return part?.bytes ?? seen.bytes
}

async function isSignature(path: string): Promise<boolean> {
  const seen: Seen | undefined = (await isSmall(path, MOST_SEEN)) ? await look('ARTIFACT', path) : undefined
  return seen?.found.id === 'openpgp-signature'
}
