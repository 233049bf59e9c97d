/** A certificate of which what its issuer did not sign is not as RFC 5280 § 4.1 has it. */
import { readTlv, SEQUENCE } from '../../playground/platform/der.ts'
import * as der from '../../playground/world/der.ts'

const ECDSA_SHA384 = '1.2.840.10045.4.3.3'

interface Parts {
  readonly signed: Uint8Array
  readonly algorithm: Uint8Array
  readonly signature: Uint8Array
}
export type Revise = (parts: Parts) => readonly Uint8Array[] | Uint8Array

export function revised(of: Uint8Array, revise: Revise): Uint8Array {
  const whole = readTlv(of, SEQUENCE).value
  const signed = readTlv(whole, SEQUENCE).end
  const algorithm = readTlv(whole, SEQUENCE, signed).end
  const made = revise({
    signed: whole.slice(0, signed),
    algorithm: whole.slice(signed, algorithm),
    signature: whole.slice(algorithm),
  })
  return made instanceof Uint8Array ? made : der.sequence(...made)
}

/** As it is, but for the parameters of the algorithm. */
export const named384 =
  (...parameters: readonly Uint8Array[]): Revise =>
  ({ signed, signature }) => [signed, der.sequence(der.oid(ECDSA_SHA384), ...parameters), signature]

const bitsOf = (signature: Uint8Array) => readTlv(signature, 0x03).value

export const ODD: readonly (readonly [string, Revise])[] = [
  [
    'another algorithm',
    ({ signed, signature }) => [signed, der.sequence(der.oid('1.2.840.113549.1.1.12')), signature],
  ],
  ['parameters that are NULL', named384(der.nothing())],
  ['an element more', ({ signed, algorithm, signature }) => [signed, algorithm, signature, der.nothing()]],
  [
    'bits that are not used',
    ({ signed, algorithm, signature }) => [
      signed,
      algorithm,
      der.element(0x03, Uint8Array.of(4), bitsOf(signature).slice(1)),
    ],
  ],
  [
    'a signature that is no string of bits',
    ({ signed, algorithm, signature }) => [signed, algorithm, der.octetString(bitsOf(signature))],
  ],
  ['a set around it', ({ signed, algorithm, signature }) => der.element(0x31, signed, algorithm, signature)],
]
