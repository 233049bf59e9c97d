/** What reads as a claim or as keys and is not called so may be anything else: it has an answer of its own. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { isCalledAs } from '../../playground/desk/called.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { made } from '../openpgp/made.ts'
import { ask } from './desk.ts'

const created = new Date('2026-01-01T00:00:00Z')
const now = new Date('2026-11-20T00:00:00Z')
const holder = createKeyHolder()
const key = made(await holder.makeKey({ userId: 'Me <me@example.com>', algorithm: 'ed25519', created }))
const good = utf8('good\n')
const { signature } = made(await holder.sign(key.fingerprint, good, { created }))
const digest = toHex(sha256(good))
const evil = utf8('\nrm -rf ~\n')
const page = utf8('<!doctype html><script>evil()</script><pre>\n')
const came = { a: good, 'a.asc': signature, 'k.asc': key.publicKey }
const by = { now, expected: { fingerprint: key.fingerprint } }

test.each<readonly [string, Uint8Array]>([
  ['install.sh', concatBytes(signature, evil)],
  ['setup.exe', concatBytes(signature, evil)],
  ['install.sh', utf8(`SHA256 (a) = ${digest}\n`)],
  ['install.py', utf8(`# -*- coding: evil -*-\n${digest}  a\n`)],
  ['requirements.txt', utf8(`a==6.6.6 --hash=sha256:${digest}\n`)],
  ['install.html', concatBytes(page, key.publicKey)],
  ['mail.eml', concatBytes(utf8('Subject: run this\n\n'), key.publicKey)],
  ['README.txt', concatBytes(utf8('run this\n'), key.publicKey)],
  ['monkey', concatBytes(key.publicKey, evil)],
  ['install-keys.sh', concatBytes(key.publicKey, evil)],
])('%s', async (name, bytes) => {
  const found = await ask({ ...came, [name]: bytes }, by)
  expect(found.answers.map(({ about, standing }) => `${about.name} ${standing}`)).toEqual([
    'a verified',
    `${name} undecided`,
  ])
  expect(found.standing).toBe('undecided')
})

test('what a signed list has the digest of is answered by it', async () => {
  const script = concatBytes(signature, evil)
  const list = utf8(`${digest}  a\n${toHex(sha256(script))}  install.sh\n`)
  const { signed } = made(await holder.clearsign(key.fingerprint, list, { created }))
  const found = await ask({ ...came, 'install.sh': script, 'SHA256SUMS.asc': signed }, by)
  expect(found.standing).toBe('verified')
})

test('what a person says that it is, or believes, it is', async () => {
  const files = { a: good, 'signature-of-a.bin': signature, 'k.bin': key.publicKey }
  expect((await ask(files, by)).standing).toBe('undecided')
  const byHand = new Map([[1, [0]]])
  expect((await ask(files, { ...by, byHand, believed: ['k.bin'] })).standing).toBe('verified')
})

test('words around a signature are told', async () => {
  const warningOf = async (bytes: Uint8Array) => {
    const { answers } = await ask({ ...came, 'a.asc': bytes }, by)
    const [format] = answers[0]?.judged[0]?.report.checks ?? []
    return [answers[0]?.standing, format?.status === 'passed' && format.warning]
  }
  expect(await warningOf(signature)).toEqual(['verified', undefined])
  expect(await warningOf(concatBytes(utf8('\r\n \n'), signature, utf8('\n\n')))).toEqual([
    'verified',
    undefined,
  ])
  for (const words of [
    concatBytes(signature, evil),
    concatBytes(utf8('-- \nsigned\n'), signature),
    concatBytes(signature, evil, signature),
  ])
    expect(await warningOf(words)).toEqual(['verified', 'words-outside'])
})

describe('names', () => {
  const NAMES = {
    trust: [
      'KEYS keys.txt k.asc demo-key.asc pubkey.txt RPM-GPG-KEY-fedora release_keys allowed_signers',
      'trusted_root.json trusted-keys id_ed25519.pub ca.pem pubring.kbx pubkey (1).asc signingKeys root.json',
    ],
    signature: ['a.asc a.sig a.jar.minisig Release.gpg SIGNATURE a.asc.txt a.sign sig'],
    bundle: ['a.sigstore.json x.json x.jsonl a.intoto.build.slsa a.tar.gz.publish.attestation b.provenance'],
    list: [
      'SHA256SUMS sha256sum.txt SHASUMS256.txt CHECKSUM a.sha256 a.b2 B2SUMS Release distinfo Manifest',
      'art_1.dsc checksums.md MD5SUMS.1.0 list.txt latest.yml SHA256SUMS-nfd a.gpg-print-md.sha512',
    ],
  } as const
  const split = (lines: readonly string[]) => lines.join(' ').replaceAll(' (1)', '\0').split(' ')
  test.each(Object.entries(NAMES))('%s', (role, lines) => {
    for (const name of split(lines))
      expect.soft([name, isCalledAs(name.replaceAll('\0', ' (1)'), role)]).toEqual([name, true])
  })

  const NOT =
    'install.sh setup.exe monkey turkey keyboard install.html mail.eml a.keys.sh sums.py deploy.js yarn.lock download'
  test.each(Object.keys(NAMES))('no %s', (role) => {
    for (const name of NOT.split(' ')) expect.soft([name, isCalledAs(name, role)]).toEqual([name, false])
  })
})
