/**
 * The vocabulary of verdicts, over every code of every method: what may accuse, what may only leave open, what is said
 * of it, and what the page about it says.
 */
import { VerificationError } from '@sigstore/verify'
import { describe, expect, test } from 'vitest'
import { checksum, checksumList } from '#words/checksum'
import { lab } from '#words/lab'
import { minisign } from '#words/minisign'
import { openpgp } from '#words/openpgp'
import { sigstore } from '#words/sigstore'
import { ssh } from '#words/ssh'
import { tiles } from '#words/tiles'
import { postQuantum } from '#words/post-quantum'
import { tuf } from '#words/tuf'
import { utf8 } from '../playground/bytes.ts'
import { LIST_CODES } from '../playground/checksum/list-plan.ts'
import { CHECKSUM_CODES, verifyChecksum } from '../playground/checksum/verify.ts'
import { verifyList } from '../playground/checksum/index.ts'
import { verifyEmbedded, verifyMinisign } from '../playground/minisign/index.ts'
import { MINISIGN_CODES } from '../playground/minisign/plan.ts'
import { OPENPGP_CODES } from '../playground/openpgp/plan.ts'
import { verifyCleartext, verifyOpenpgp } from '../playground/openpgp/index.ts'
import { type CodeTable, decisiveIn, type Report } from '../playground/report.ts'
import { type Stop, step, stopped } from '../playground/sigstore/checks/context.ts'
import { verifySigstore } from '../playground/sigstore/index.ts'
import { SIGSTORE_CODES } from '../playground/sigstore/plan.ts'
import { verifyGitObject, verifySsh } from '../playground/ssh/index.ts'
import { SSH_CODES } from '../playground/ssh/plan.ts'
import { TILES_CODES } from '../playground/tiles/index.ts'
import { POST_QUANTUM_CODES } from '../playground/post-quantum/index.ts'
import { TUF_CODES } from '../playground/tuf/index.ts'
import { IMAGE_CODES } from '../playground/world/registry/image-plan.ts'
import { WITNESS_CODES } from '../playground/world/watch/witness.ts'
import { digestsOf } from './checksum/abc.ts'
import { bytesIn, caseNamed } from './ssh/cases.ts'
import { recorded } from './minisign/recorded.ts'
import { readFixture } from './support/files.ts'

const TABLES: Readonly<Record<string, CodeTable>> = {
  checksum: CHECKSUM_CODES,
  'checksum list': LIST_CODES,
  openpgp: OPENPGP_CODES,
  sigstore: SIGSTORE_CODES,
  ssh: SSH_CODES,
  minisign: MINISIGN_CODES,
  image: IMAGE_CODES,
  witness: WITNESS_CODES,
  tuf: TUF_CODES,
  tiles: TILES_CODES,
  'post-quantum': POST_QUANTUM_CODES,
}
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  checksum: checksum.failures,
  'checksum list': checksumList.failures,
  openpgp: openpgp.failures,
  sigstore: sigstore.failures,
  ssh: ssh.failures,
  minisign: minisign.failures,
  image: lab.image.failures,
  witness: lab.witness.failures,
  tuf: tuf.failures,
  tiles: tiles.failures,
  'post-quantum': postQuantum.failures,
}
const codesOf = (table: CodeTable, kind: string) =>
  Object.entries(table).flatMap(([code, own]) => (own === kind ? [code] : []))

/** What a code's name says was not to be read, known or computed: it accuses nobody. */
const NOT_COMPARED =
  /unreadable|unread$|malformed|ambiguous|not-(?:utf8|json|text|a-|detached|clearsigned|over)|unknown-(?:version|critical)|stopp?ed|stops|nothing|damaged|too-(?:large|long)|no-(?:digest|lines)|circular/
const EXCEPTIONS = [
  /** The flags of a key were read, and say otherwise. */
  'not-a-signing-key',
]

describe.each(Object.entries(TABLES))('the codes of %s', (method, table) => {
  test('what could not be read, known or computed leaves open', () => {
    const accused = codesOf(table, 'failed').filter((code) => NOT_COMPARED.test(code))
    expect(accused.filter((code) => !EXCEPTIONS.includes(code))).toEqual([])
  })

  test('each has its sentence, which names no cause that nobody looked at', () => {
    expect(Object.keys(WORDS[method] ?? {}).sort()).toEqual(Object.keys(table).sort())
    const guessing = /かもしれません|こっそり|改ざん|消され|書き換えられ|偽物|本人の|攻撃|変わっています|盗/
    const guessed = codesOf(table, 'failed').filter((code) => guessing.test(WORDS[method]?.[code] ?? ''))
    expect(guessed).toEqual([])
  })

  test('a sentence about a comparison says what was compared, or what is demanded', () => {
    const compared =
      /違[いう]|合いません|一致|比べ|必要|期待|より[前後]|外です|[2２] つ|ありません|なりません|なって|失効|入って|食い違/
    const vague = codesOf(table, 'failed').filter((code) => !compared.test(WORDS[method]?.[code] ?? ''))
    expect(vague.filter((code) => code !== 'library-rejects')).toEqual([])
  })

  test('the page about verdicts lists them', async () => {
    const page = new TextDecoder().decode(await readFixture('docs/verdicts.md'))
    const section = page.split(`### ${method}\n`)[1]?.split('\n#')[0] ?? ''
    for (const kind of ['failed', 'undecided', 'warning']) {
      const row = section.split('\n').find((line) => line.startsWith(`| ${kind} `)) ?? ''
      const listed = [...row.matchAll(/`([a-z0-9-]+)`/g)].map(([, code]) => code)
      expect([kind, listed.sort()]).toEqual([kind, codesOf(table, kind).sort()])
    }
  })
})

test('the page about verdicts names every standing, with its words and the exit code', async () => {
  const page = new TextDecoder().decode(await readFixture('docs/verdicts.md'))
  const [{ verdicts: ja }, { verdicts: en }] = await Promise.all([
    import('../locales/ja/verdicts.ts'),
    import('../locales/en/verdicts.ts'),
  ])
  const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| 「(.+?)」 +\| “(.+?)” +\| .+? +\| (.+?) +\|/gm)]
  expect(Object.fromEntries(rows.map(([, standing, word]) => [standing, word]))).toEqual(ja)
  expect(Object.fromEntries(rows.map(([, standing, , word]) => [standing, word]))).toEqual(en)
  expect(Object.fromEntries(rows.map(([, standing, , , exit]) => [standing, exit]))).toEqual({
    verified: '0',
    'nobody-expected': '0 or 2',
    rejected: '1',
    undecided: '2',
  })
})

/** What people hand over by mistake. */
const WRONG: readonly (readonly [string, Uint8Array])[] = [
  [
    'a 404 page',
    utf8('<!DOCTYPE html>\n<html><head><title>404</title></head><body>Not Found</body></html>\n'),
  ],
  ['JSON of another kind', utf8('{"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[]}')],
  [
    'a minisign signature',
    utf8('untrusted comment: signature\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn\n'),
  ],
  [
    'an SSH signature',
    utf8('-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQ==\n-----END SSH SIGNATURE-----\n'),
  ],
  ['a PEM key', utf8('-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQ==\n-----END PUBLIC KEY-----\n')],
  ['a text in UTF-16', Uint8Array.of(0xff, 0xfe, 0x68, 0, 0x69, 0, 0x0a, 0)],
  ['bytes', Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256)],
]
const SAMPLES = 'public/samples'
const JAR = 'hello-shomei-1.0.0.jar'
const artifact = await readFixture(`${SAMPLES}/${JAR}`)
const signature = await readFixture(`${SAMPLES}/openpgp/${JAR}.asc`)
const key = await readFixture(`${SAMPLES}/openpgp/demo-key.asc`)
const bundle = await readFixture(`${SAMPLES}/sigstore/${JAR}.sigstore.json`)
const trustedRoot = await readFixture(`${SAMPLES}/sigstore/trusted_root.json`)
const digests = await digestsOf('abc')
const now = new Date('2026-10-01T00:00:00Z')
const sshCase = caseNamed('ed25519')
const fileOf = (name: 'artifact' | 'signature') => bytesIn(sshCase, name) ?? new Uint8Array(0)
const SIGNERS = bytesIn(sshCase, 'signers') ?? new Uint8Array(0)
const signed = { artifact: { bytes: artifact }, bundle, trustedRoot, policy: { identity: 'x', issuer: 'y' } }

const mini = recorded('minisign-good')

/** Each place where a file goes, but the artifact: that one is compared, whatever it is. */
const PLACES: Readonly<Record<string, (file: Uint8Array) => Report | Promise<Report>>> = {
  'a checksum': (claim) => verifyChecksum({ artifact: { name: 'abc', digests }, claim }),
  'a list': (list) =>
    verifyList({
      list,
      listName: 'SHA256SUMS',
      files: [{ name: 'abc', found: digests }],
      options: { strict: true },
    }),
  'a signature': (file) => verifyOpenpgp({ artifact, signature: file, keys: [key], policy: { now } }),
  'a public key': (file) => verifyOpenpgp({ artifact, signature, keys: [file], policy: { now } }),
  'a clearsigned text': (file) => verifyCleartext({ file, keys: [key], policy: { now } }),
  'a bundle': (file) => verifySigstore({ ...signed, bundle: file }),
  'a trusted root': (file) => verifySigstore({ ...signed, trustedRoot: file }),
  'an SSH signature': (signature) =>
    verifySsh({ artifact, signature, signers: SIGNERS, policy: { principal: 'a', now } }),
  'allowed signers': (signers) =>
    verifySsh({
      artifact: fileOf('artifact'),
      signature: fileOf('signature'),
      signers,
      policy: { principal: 'a', now },
    }),
  'revoked keys': (revoked) =>
    verifySsh({ artifact: fileOf('artifact'), signature: fileOf('signature'), revoked, policy: { now } }),
  'a git object': (object) => verifyGitObject({ object, signers: SIGNERS, policy: { principal: 'a', now } }),
  'a minisign signature': (file) =>
    verifyMinisign({ artifact: mini.artifact, signature: file, policy: { key: mini.key } }),
  'a minisign key': (file) =>
    verifyMinisign({ artifact: mini.artifact, signature: mini.signature, policy: { key: file } }),
  'a signed list': (file) => verifyEmbedded({ file, policy: { key: mini.key } }),
  'a key in PEM': (file) =>
    verifySigstore({ ...signed, bundle: utf8('{}'), policy: { key: new TextDecoder().decode(file) } }),
}

describe.each(Object.entries(PLACES))('as %s', (_, verify) => {
  test.each(WRONG)('%s accuses nobody, and says why', async (_name, file) => {
    const { verdict, checks } = await verify(file)
    expect(verdict).toBe('undecided')
    const open = checks.find((check) => check.status === 'skipped' && typeof check.because === 'string')
    expect(decisiveIn(checks)?.status ?? open?.status).toMatch(/undecided|skipped/)
  })
})

test('a library that only threw has not judged', () => {
  const threw = (error: Error) =>
    stopped(
      step('promise-invalid', () => {
        throw error
      }) as Stop,
    )
  const meant = new VerificationError({ code: 'TLOG_INCLUSION_PROMISE_ERROR', message: 'no' })
  expect(threw(meant)).toMatchObject({ status: 'failed', code: 'promise-invalid' })
  expect(threw(new TypeError('x is undefined'))).toMatchObject({
    status: 'undecided',
    code: 'library-stopped',
    evidence: [{ label: 'library-message', value: 'x is undefined' }],
  })
})
