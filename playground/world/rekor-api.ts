/** What goes over the wire when a client asks a log to record something, and what comes back. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../bytes.ts'
import { decodeBase64, encodeBase64 } from '../platform/base64.ts'
import { type Content, envelopeOf, signedBytes } from './content.ts'
import { leafHash } from './merkle.ts'
import {
  type EntryBody,
  type LogEntry,
  type LogEntryJson,
  type TransparencyLog,
  type Verifier,
} from './rekor.ts'
import { type Json, toPem } from './text.ts'

/**
 * `POST /api/v1/log/entries` or `POST /api/v2/log/entries`.
 * @param body what the log will record; a client of a v1 log proposes it as it is, unless it is an envelope
 * @returns JSON in UTF-8
 */
export function entryRequest(
  log: Pick<TransparencyLog, 'version'>,
  body: EntryBody,
  content: Content,
  signature: Uint8Array,
  verifier: Verifier,
): Uint8Array {
  if (log.version === 'v2') return json({ hashedRekordRequestV002: requestV2(content, signature, verifier) })
  if (content.kind === 'message') return json(body as unknown as Json)
  const label = verifier.kind === 'certificate' ? 'CERTIFICATE' : 'PUBLIC KEY'
  const proposedContent = {
    envelope: JSON.stringify(envelopeOf(content, signature)),
    verifiers: [encodeBase64(utf8(toPem(label, verifier.der)))],
  }
  return json({ apiVersion: body.apiVersion, kind: body.kind, spec: { proposedContent } })
}

function requestV2(content: Content, signature: Uint8Array, verifier: Verifier): Json {
  const rawBytes = encodeBase64(verifier.der)
  return {
    digest: encodeBase64(sha256(signedBytes(content))),
    signature: {
      content: encodeBase64(signature),
      verifier: {
        ...(verifier.kind === 'certificate'
          ? { x509Certificate: { rawBytes } }
          : { publicKey: { rawBytes } }),
        keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      },
    },
  }
}

/** The log's answer, JSON in UTF-8: v1 names each entry by UUID and writes hashes in hex, v2 answers as in a bundle. */
export function entryResponse(log: TransparencyLog, entry: LogEntry, answer: LogEntryJson): Uint8Array {
  const { inclusionProof: proof, inclusionPromise: promise, integratedTime } = answer
  if (log.version === 'v2' || !proof || !promise) return json(answer as unknown as Json)
  const uuid = `${log.treeId}${toHex(leafHash(entry.bytes))}`
  const hex = (text: string) => toHex(decodeBase64(text))
  return json({
    [uuid]: {
      body: answer.canonicalizedBody,
      integratedTime: Number(integratedTime),
      logID: toHex(log.logId),
      logIndex: Number(answer.logIndex),
      verification: {
        inclusionProof: {
          checkpoint: proof.checkpoint.envelope,
          hashes: proof.hashes.map(hex),
          logIndex: Number(proof.logIndex),
          rootHash: hex(proof.rootHash),
          treeSize: Number(proof.treeSize),
        },
        signedEntryTimestamp: promise.signedEntryTimestamp,
      },
    },
  })
}

function json(value: Json): Uint8Array {
  return utf8(JSON.stringify(value))
}
