/** Bundles of real instances, where the shared test data is. */
import { fromUtf8 } from '../../playground/bytes.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { readAttestations } from '../../playground/sigstore/format.ts'
import {
  type Artifact,
  certificateOf,
  describeCertificate,
  type Policy,
} from '../../playground/sigstore/index.ts'
import { toPem } from '../../playground/world/index.ts'
import { suiteCase, suiteCases } from '../../test/sigstore/suite.ts'
import { listShared, readFixture, readShared } from '../../test/support/files.ts'
import { publicGoodTrustedRoot } from '../../test/support/trusted-root.ts'
import type { Subject } from './subject.ts'

/** The suite's good cases and npm's attestations; none where there is no shared data. */
export async function real(): Promise<Subject[]> {
  return [...(await ofSuite()), ...(await ofNpm())]
}

async function ofSuite(): Promise<Subject[]> {
  const good = (await suiteCases()).filter((name) => !name.endsWith('_fail'))
  return Promise.all(
    good.map(async (name) => {
      const { artifact, bundle, trustedRoot, policy } = await suiteCase(name)
      return {
        name,
        artifact: { bytes: artifact },
        bundle: fromUtf8(bundle) ?? '',
        trustedRoot: fromUtf8(trustedRoot) ?? '',
        policy,
      }
    }),
  )
}

async function ofNpm(): Promise<Subject[]> {
  const files = await listShared('npm-attestations')
  if (files.length === 0) return []
  const [trustedRoot, keys] = [await publicGoodTrustedRoot(), await npmKeys()]
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readShared(`npm-attestations/${file}`)
      return ((bytes && readAttestations(bytes)) ?? []).flatMap(({ predicateType, bundle }): Subject[] => {
        const signer = policyFor(bundle, keys)
        const policy = signer && { ...signer, statementType: predicateType }
        const artifact = subjectOf(bundle)
        const name = `${file} ${predicateType}`
        return policy ? [{ name, artifact, bundle: fromUtf8(bundle) ?? '', trustedRoot, policy }] : []
      })
    }),
  )
  return found.flat()
}

/** The package itself is not among the data; its digest is in what was signed. */
function subjectOf(bundle: Uint8Array): Artifact {
  const { dsseEnvelope } = JSON.parse(fromUtf8(bundle) ?? '') as { dsseEnvelope: { payload: string } }
  const statement = JSON.parse(fromUtf8(decodeBase64(dsseEnvelope.payload)) ?? '') as {
    readonly subject: readonly { readonly digest: { readonly sha512: string } }[]
  }
  const sha512 = statement.subject[0]?.digest.sha512 ?? ''
  return { digests: { sha512: Uint8Array.from(sha512.match(/../g) ?? [], (pair) => parseInt(pair, 16)) } }
}

function policyFor(bundle: Uint8Array, keys: ReadonlyMap<string, string>): Policy | undefined {
  const certificate = certificateOf(bundle)
  if (certificate) {
    const { identity = '', issuer = '' } = describeCertificate(certificate)
    return { identity, issuer }
  }
  const { verificationMaterial } = JSON.parse(fromUtf8(bundle) ?? '') as {
    verificationMaterial: { publicKey?: { hint: string } }
  }
  const key = keys.get(verificationMaterial.publicKey?.hint ?? '')
  return key === undefined ? undefined : { key }
}

/** npm's keys as PEM by their hint, out of the installed `@sigstore/tuf`. */
async function npmKeys(): Promise<ReadonlyMap<string, string>> {
  const seeds = JSON.parse(
    fromUtf8(await readFixture('node_modules/@sigstore/tuf/seeds.json')) ?? '',
  ) as Record<string, { readonly targets: Record<string, string> }>
  const files = Object.values(seeds).flatMap(({ targets }) => Object.entries(targets))
  const found = files.find(([name]) => name.endsWith('keys.json'))?.[1] ?? ''
  const { keys } = JSON.parse(fromUtf8(decodeBase64(found)) ?? '{"keys": []}') as {
    readonly keys: readonly { readonly keyId: string; readonly publicKey: { readonly rawBytes: string } }[]
  }
  return new Map(
    keys.map(({ keyId, publicKey }) => [keyId, toPem('PUBLIC KEY', decodeBase64(publicKey.rawBytes))]),
  )
}
