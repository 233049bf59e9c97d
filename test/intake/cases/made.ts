/** What the lab signs, as other tools would have written it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../../playground/platform/base64.ts'
import { signKeyless, signWithKey, statement, toPem, trustedRootOf } from '../../../playground/world/index.ts'
import type { BundleJson } from '../../../playground/world/bundle.ts'
import { about, alice, bytes, key, NOW, plain, world } from '../../sigstore/lab.ts'

export const text = (value: unknown) => JSON.stringify(value)
export const json = (value: unknown) => utf8(text(value))

const PUBLISH = 'https://docs.pypi.org/attestations/publish/v1'
const subjects = [{ name: 'artifact', digest: { sha256: toHex(sha256(bytes)) } }]
const content = about(subjects)
const published = statement(subjects, PUBLISH, {})

export const signed = signKeyless(world, { ...plain, identity: alice, bundleVersion: '0.1' })
export const held = signWithKey(world, { ...plain, key, bundleVersion: '0.1' })
export const attested = signKeyless(world, { content, at: NOW, identity: alice })
export const publishedBy = signKeyless(world, { content: published, at: NOW, identity: alice })
export const roots = [trustedRootOf(world), { ...trustedRootOf(world), ctlogs: [] }]

export const certificatePem = toPem('CERTIFICATE', signed.verifier.der)
export const keyPem = toPem('PUBLIC KEY', key.spki)

/** As cosign 2 writes it: a promise and no proof. */
export function cosignOf(bundle: BundleJson, cert: string | undefined): object {
  const [entry] = bundle.verificationMaterial.tlogEntries
  const envelope = bundle.dsseEnvelope && encodeBase64(json(bundle.dsseEnvelope))
  return {
    base64Signature: bundle.messageSignature?.signature ?? envelope,
    ...(cert !== undefined && { cert: encodeBase64(utf8(cert)) }),
    rekorBundle: {
      SignedEntryTimestamp: entry?.inclusionPromise?.signedEntryTimestamp,
      Payload: {
        body: entry?.canonicalizedBody,
        integratedTime: Number(entry?.integratedTime),
        logIndex: Number(entry?.logIndex),
        logID: toHex(decodeBase64(entry?.logId.keyId ?? '')),
      },
    },
  }
}

export function pep740Of({ verificationMaterial: material, dsseEnvelope: envelope }: BundleJson): object {
  return {
    version: 1,
    verification_material: {
      certificate: material.certificate?.rawBytes,
      transparency_entries: material.tlogEntries,
    },
    envelope: { statement: envelope?.payload, signature: envelope?.signatures[0]?.sig },
  }
}

export function provenanceOf(...bundles: readonly BundleJson[]): object {
  const publisher = {
    kind: 'GitHub',
    repository: 'example/project',
    workflow: 'release.yml',
    environment: null,
  }
  return { version: 1, attestation_bundles: [{ publisher, attestations: bundles.map(pep740Of) }] }
}

export function utf16(value: string): Uint8Array {
  const units = Uint16Array.from(`\ufeff${value}`, (letter) => letter.charCodeAt(0))
  return new Uint8Array(units.buffer)
}
