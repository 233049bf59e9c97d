/** Who a log entry says signed: the certificate or public key in its body, as DER. */
import { fromUtf8 } from '../bytes.ts'
import type { Source } from '../report.ts'

export interface Signer {
  /** The leaf certificate, or the public key (SPKI) the verifier holds. */
  readonly der: Uint8Array
  readonly source: Source
  readonly sha256: (der: Uint8Array) => Uint8Array
}

const PEM = /-----BEGIN [A-Z ]+-----([\s\S]*?)-----END [A-Z ]+-----/

/**
 * @param body the canonicalized body of a hashedrekord, dsse or intoto entry, Rekor v1 or v2
 * @returns one DER per signature in the entry
 * @throws {Error} if the body is not such an entry
 */
export function entrySigners(body: Uint8Array): Uint8Array[] {
  const text = fromUtf8(body)
  if (text === undefined) throw new Error('entry: body is not UTF-8')
  const { kind, apiVersion, spec } = JSON.parse(text) as {
    kind?: unknown
    apiVersion?: unknown
    spec?: unknown
  }
  switch (`${String(kind)} ${String(apiVersion)}`) {
    case 'hashedrekord 0.0.1':
      return [pem(at(spec, 'signature', 'publicKey', 'content'))]
    case 'dsse 0.0.1':
      return list(at(spec, 'signatures')).map((signature) => pem(at(signature, 'verifier')))
    case 'intoto 0.0.2':
      return list(at(spec, 'content', 'envelope', 'signatures')).map((signature) =>
        pem(at(signature, 'publicKey')),
      )
    case 'hashedrekord 0.0.2':
      return [verifier(at(spec, 'hashedRekordV002', 'signature', 'verifier'))]
    case 'dsse 0.0.2':
      return list(at(spec, 'dsseV002', 'signatures')).map((signature) => verifier(at(signature, 'verifier')))
    default:
      throw new Error('entry: unknown kind or version')
  }
}

/** Walks own properties only: the body is JSON of somebody else's making. */
function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) {
      throw new Error(`entry: no ${path.join('.')}`)
    }
    current = current[name as never]
  }
  return current
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('entry: signatures is not a list')
  return value
}

function base64(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw new Error('entry: expected base64')
  return Uint8Array.from(Buffer.from(value, 'base64'))
}

/** Rekor v1 keeps PEM in base64. */
function pem(value: unknown): Uint8Array {
  const match = PEM.exec(fromUtf8(base64(value)) ?? '')
  if (!match) throw new Error('entry: signer is not PEM')
  return base64(match[1])
}

/** Rekor v2 keeps DER in base64. */
function verifier(value: unknown): Uint8Array {
  const holder =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'publicKey')
      ? 'publicKey'
      : 'x509Certificate'
  return base64(at(value, holder, 'rawBytes'))
}
