import { utf8 } from '../../../playground/bytes.ts'
import { fixture, type Case } from './case.ts'
import * as made from './made.ts'

const SAMPLES = 'public/samples/sigstore'
const { json, text } = made
const one = made.attested.bundle
const other = made.signed.bundle

function of(name: string, bytes: Uint8Array, roles: readonly string[]): Case {
  return { name, bytes: () => bytes, roles }
}
const bundlesOf = (name: string, bytes: Uint8Array) => of(name, bytes, ['bundle', 'bundle'])

export const bundles = [
  fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.sigstore.json`, ['bundle']),
  fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.provenance.sigstore.json`, ['bundle']),
  of('by-powershell.json', made.utf16(text(one)), ['bundle']),
  of('marked.json', utf8(`\ufeff${text(one)}`), ['bundle']),
]
export const several = [
  bundlesOf('two.jsonl', utf8(`${text(one)}\n${text(other)}\n`)),
  bundlesOf('two-crlf.jsonl', utf8(`\ufeff\r\n${text(one)}\r\n\r\n${text(other)}\r\n`)),
  bundlesOf('two-wide.jsonl', made.utf16(`${text(one)}\r\n${text(other)}\r\n`)),
  bundlesOf('list.json', json([one, other])),
  bundlesOf(
    'npm.json',
    json({ attestations: [one, other].map((bundle) => ({ predicateType: 'x', bundle })) }),
  ),
  bundlesOf(
    'github.json',
    json({ attestations: [{ bundle: one }, { bundle: null, bundle_url: 'https://x.invalid' }] }),
  ),
  bundlesOf(
    'gh-verify.json',
    json([one, other].map((bundle) => ({ attestation: { bundle, bundle_url: '' }, verificationResult: {} }))),
  ),
  of('none.json', json({ attestations: [] }), []),
  of('cut.jsonl', utf8(`${text(one)}\n${text(other).slice(0, 90)}`), []),
]
export const cosign = [
  of('with-certificate.bundle', json(made.cosignOf(other, made.certificatePem)), ['bundle']),
  of('with-key.bundle', json(made.cosignOf(made.held.bundle, made.keyPem)), ['bundle']),
  of('envelope.bundle', json(made.cosignOf(one, made.certificatePem)), ['bundle']),
  of('odd.bundle', json({ ...made.cosignOf(other, made.certificatePem), Cert: 'x' }), []),
]
export const pep740 = [
  of('a.publish.attestation', json(made.pep740Of(made.publishedBy.bundle)), ['bundle']),
  bundlesOf('a.provenance', json(made.provenanceOf(made.publishedBy.bundle, one))),
  of('later.attestation', json({ ...made.pep740Of(one), version: 2 }), []),
]
export const envelopes = [
  of('one.intoto.jsonl', json(one.dsseEnvelope), []),
  of('two.intoto.jsonl', utf8(`${text(one.dsseEnvelope)}\n${text(one.dsseEnvelope)}\n`), []),
]
export const roots = [
  fixture(`${SAMPLES}/trusted_root.json`, ['trusted-root']),
  fixture('public/samples/npm/trusted_root.json', ['trusted-root']),
  of('trusted_root.jsonl', utf8(made.roots.map(text).join('\n')), ['trusted-root', 'trusted-root']),
  of('without-version.json', json({ ...made.roots[0], mediaType: undefined }), ['trusted-root']),
  of('cut.jsonl', utf8(`${text(made.roots[0])}\n{`), []),
]
const CONFIG = 'application/vnd.dev.sigstore.clienttrustconfig.v0.1+json'
const SIGNING = 'application/vnd.dev.sigstore.signingconfig.v0.2+json'
export const configurations = [
  of('trust_config.json', json({ mediaType: CONFIG, trustedRoot: made.roots[0] }), ['trusted-root']),
  of('no-root.json', json({ mediaType: CONFIG }), []),
]
export const signing = [of('signing_config.json', json({ mediaType: SIGNING, caUrls: [] }), [])]
const signatures = [{ keyid: '00', sig: '00' }]
export const tuf = [
  of('root.json', json({ signed: { _type: 'root', version: 1, roles: {} }, signatures }), []),
  of('1.targets.json', json({ signed: { _type: 'targets', targets: {} }, signatures }), []),
]
