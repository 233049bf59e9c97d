/** OpenSSL, which judges two parts of a bundle: the certificate's chain and the timestamps. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RFC3161Timestamp } from '@sigstore/core'
import { fromUtf8 } from '../../../playground/bytes.ts'
import { decodeBase64 } from '../../../playground/platform/base64.ts'
import type { BundleJson, TrustedRootJson } from '../../../playground/world/index.ts'
import { toPem } from '../../../playground/world/index.ts'
import { type Ran, runProgram } from '../../lib/run.ts'
import type { Case } from '../cases.ts'
import { type Answer, type Peer, answerOf, offline } from '../peer.ts'
import type { Tool } from '../tools.ts'

const LONGEST = 20_000

export interface Chain {
  readonly leaf: Uint8Array
  readonly intermediates: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Asks OpenSSL; certificates and data are handed over as files in `folder`. */
export function openssl({ program }: Tool, folder: string) {
  const run = (...args: string[]): Promise<Ran> =>
    runProgram(program, args, { cwd: folder, env: offline(folder), timeout: LONGEST })
  const pems = (name: string, certificates: readonly Uint8Array[]) =>
    writeFile(join(folder, name), certificates.map((der) => toPem('CERTIFICATE', der)).join(''))
  const seconds = (at: Date) => `${Math.floor(at.getTime() / 1000)}`
  return {
    run,
    /** `openssl verify` of a chain at a time. */
    async chain({ leaf, intermediates, root }: Chain, at: Date, ...options: string[]): Promise<Ran> {
      await Promise.all([
        pems('root.pem', [root]),
        pems('between.pem', intermediates),
        pems('leaf.pem', [leaf]),
      ])
      const files = ['-CAfile', 'root.pem', '-untrusted', 'between.pem', 'leaf.pem']
      return run('verify', '-x509_strict', '-attime', seconds(at), ...options, ...files)
    },
    /** `openssl ts -verify` of a timestamp over `data`. */
    async timestamp(
      response: Uint8Array,
      data: Uint8Array,
      at: Date,
      { leaf, root }: Omit<Chain, 'intermediates'>,
    ) {
      await Promise.all([pems('tsa-root.pem', [root]), pems('tsa.pem', [leaf])])
      await writeFile(join(folder, 'stamp.tsr'), response)
      await writeFile(join(folder, 'stamped'), data)
      const files = [
        '-data',
        'stamped',
        '-in',
        'stamp.tsr',
        '-CAfile',
        'tsa-root.pem',
        '-untrusted',
        'tsa.pem',
      ]
      return run('ts', '-verify', '-attime', seconds(at), ...files)
    },
  }
}

/** `openssl verify` as a peer: honest leaves, and attacks that the chain is there to notice. */
export function opensslVerify(tool: Tool): Peer {
  return {
    name: 'openssl verify',
    version: tool.version,
    judges: ({ signer, attack }) =>
      signer === 'keyless' && (attack === undefined || attack.breaks === 'certificate-chain'),
    async ask({ scenario }, folder) {
      const { bundle, root } = parsed(scenario)
      const { certificate, x509CertificateChain } = bundle.verificationMaterial
      const leaf = certificate?.rawBytes ?? x509CertificateChain?.certificates[0]?.rawBytes
      const [first, ...more] = authority(root.certificateAuthorities)
      const at = signedAt(bundle)
      if (leaf === undefined || first === undefined || at === undefined) return unusable
      const [last = first, ...between] = [first, ...more].reverse()
      const chain = { leaf: decodeBase64(leaf), intermediates: between.reverse(), root: last }
      return verdictOf(await openssl(tool, folder).chain(chain, at))
    },
  }
}

/** `openssl ts` as a peer: honest timestamps, and attacks that the signed time is there to notice. */
export function opensslTs(tool: Tool): Peer {
  return {
    name: 'openssl ts',
    version: tool.version,
    judges: ({ log, attack }) =>
      log === 'v2' &&
      (attack === undefined || attack.breaks === 'trusted-time' || attack.id === 'wrong-instance'),
    async ask({ scenario }, folder) {
      const { bundle, root } = parsed(scenario)
      const [response] = timestamps(bundle)
      const signature = bundle.messageSignature?.signature ?? bundle.dsseEnvelope?.signatures[0]?.sig
      const at = signedAt(bundle)
      const [leaf, last] = authority(root.timestampAuthorities)
      if (!response || signature === undefined || !at || !leaf || !last) return unusable
      return verdictOf(
        await openssl(tool, folder).timestamp(response, decodeBase64(signature), at, { leaf, root: last }),
      )
    },
  }
}

const unusable: Answer = { verdict: 'broke', said: 'the case has not what openssl is asked about' }

/** OpenSSL ends with 1 for a bad timestamp and with 2 for a bad chain. */
function verdictOf(ran: Ran): Answer {
  return answerOf({ ...ran, code: ran.code === 2 ? 1 : ran.code })
}

function parsed({ bundle, trustedRoot }: Case['scenario']) {
  return {
    bundle: JSON.parse(fromUtf8(bundle) ?? '') as BundleJson,
    root: JSON.parse(fromUtf8(trustedRoot) ?? '') as TrustedRootJson,
  }
}

function authority([first]: TrustedRootJson['certificateAuthorities']): Uint8Array[] {
  return first?.certChain.certificates.map(({ rawBytes }) => decodeBase64(rawBytes)) ?? []
}

function timestamps({ verificationMaterial }: BundleJson): Uint8Array[] {
  const { rfc3161Timestamps = [] } = verificationMaterial.timestampVerificationData ?? {}
  return rfc3161Timestamps.map(({ signedTimestamp }) => decodeBase64(signedTimestamp))
}

/** When it was signed, by the log or by the timestamp authority. */
function signedAt(bundle: BundleJson): Date | undefined {
  const [entry] = bundle.verificationMaterial.tlogEntries
  const seconds = Number(entry?.integratedTime ?? 0)
  if (seconds > 0) return new Date(seconds * 1000)
  const [response] = timestamps(bundle)
  return response && RFC3161Timestamp.parse(Buffer.from(response)).signingTime
}
