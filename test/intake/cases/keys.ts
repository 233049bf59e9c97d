/** Keys, certificates and signatures by themselves. */
import { utf8 } from '../../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { pkcs1FromSpki } from '../../../playground/platform/public-key.ts'
import { toPem } from '../../../playground/world/index.ts'
import { readFixture } from '../../support/files.ts'
import { key } from '../../sigstore/lab.ts'
import { fixture, type Case } from './case.ts'
import { certificatePem, keyPem, signed } from './made.ts'

const COSIGN = 'test/fixtures/cosign'
const der = signed.verifier.der
const KEY = ['public-key']

function of(name: string, bytes: Case['bytes'], roles: readonly string[] = []): Case {
  return { name, bytes, roles }
}
const asText = async (path: string) => new TextDecoder().decode(await readFixture(path))
/** RSA, which the lab does not make. */
const rsa = async () =>
  decodeBase64((await asText(`${COSIGN}/imported-rsa/cosign.pub`)).replace(/-----[^-]*-----/g, ''))
const pkcs1 = async () => pkcs1FromSpki(await rsa())

export const publicKeys = [
  fixture(`${COSIGN}/plain/cosign.pub`, KEY),
  fixture(`${COSIGN}/imported-rsa/cosign.pub`, KEY),
  of('key.der', () => key.spki, KEY),
  of('rsa.der', rsa, KEY),
  of('pkcs1.der', pkcs1, KEY),
  of('pkcs1.pem', async () => utf8(toPem('RSA PUBLIC KEY', await pkcs1())), KEY),
  of('two.pem', () => utf8(`# ours\n${keyPem}# theirs\n${keyPem}`), [...KEY, ...KEY]),
  of('damaged.pem', () => utf8(keyPem.replace('M', '!'))),
]
export const certificates = [
  of('a.pem', () => utf8(certificatePem), KEY),
  of('a.jar.cert', () => utf8(encodeBase64(utf8(certificatePem))), KEY),
  of('a.crt', () => der, KEY),
  of('b64.crt', () => utf8(encodeBase64(der)), KEY),
  of('chain.pem', () => utf8(`${certificatePem}${certificatePem}`), KEY),
]
export const signatures = [
  fixture(`${COSIGN}/plain/signature`, []),
  of('a.jar.sig', () => utf8(`${encodeBase64(signed.signature)}\n`)),
  of('raw.sig', () => signed.signature),
]
/** A box without anything in it: no private key is kept here that need not be. */
const boxed = (label: string) => () => utf8(`-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`)
export const privateKeys = [
  fixture(`${COSIGN}/plain/cosign.key`, []),
  fixture(`${COSIGN}/older-name/cosign.key`, []),
  ...['PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'OPENSSH PRIVATE KEY'].map(
    (label) => of(`${label}.pem`, boxed(label)),
  ),
  of('secret.asc', boxed('PGP PRIVATE KEY BLOCK')),
  of('server.pem', () => utf8(`${certificatePem}${new TextDecoder().decode(boxed('PRIVATE KEY')())}`)),
  of('pkcs8.der', () =>
    Uint8Array.of(0x30, 0x10, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 4, 4, 2, 1, 1),
  ),
]
