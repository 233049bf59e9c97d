/** How a client asks Fulcio for a certificate: `POST /api/v2/signingCert` (fulcio.proto, as cosign 3 sends it). */
import { utf8 } from '../bytes.ts'
import { encodeBase64 } from '../platform/base64.ts'
import { type KeyPair, sign } from './keys.ts'
import { subjectOfToken } from './oidc/client.ts'
import { readJwt } from './oidc/jwt.ts'
import { toPem } from './text.ts'

export interface SigningCertificateRequest {
  /** `Authorization: Bearer …` */
  readonly token: string
  /** JSON in UTF-8. */
  readonly body: Uint8Array
}

/** The request, and what its proof of possession was made from. */
export interface PreparedRequest extends SigningCertificateRequest {
  /** The words that are signed: whom the token speaks of. */
  readonly challenge: Uint8Array
  /** Signature over the challenge with the ephemeral key, DER. */
  readonly proof: Uint8Array
}

/**
 * Asks for a certificate for `key` in the name of whoever `token` speaks of.
 *
 * @param subject what is signed to prove possession; without it, what the token says
 * @throws {TypeError} naming `token` if it speaks of nobody
 */
export function signingCertificateRequest(
  key: KeyPair,
  token: string,
  subject: string | undefined = subjectIn(token),
): PreparedRequest {
  if (subject === undefined) throw new TypeError('token: expected an ID token with a subject')
  const challenge = utf8(subject)
  const proof = sign(key, challenge)
  return { token, challenge, proof, body: requestBody(toPem('PUBLIC KEY', key.spki), proof) }
}

function subjectIn(token: string): string | undefined {
  const read = readJwt(token)
  return read && subjectOfToken(read)
}

/** @param proof DER @returns JSON in UTF-8 */
export function requestBody(publicKey: string, proof: Uint8Array): Uint8Array {
  const publicKeyRequest = {
    publicKey: { algorithm: 'ECDSA', content: publicKey },
    proofOfPossession: encodeBase64(proof),
  }
  return utf8(JSON.stringify({ publicKeyRequest }))
}
