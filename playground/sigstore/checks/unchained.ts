/** Why a certificate leads to no trusted CA, of which the library only says that it does not. */
import { verifyCertificateChain } from '@sigstore/verify/dist/key/certificate.js'
import { evidence } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import { notComputed, uncomputedAbove } from './algorithm.ts'
import { type Certificate, type Context, type Stop, step, stopped, undecided } from './context.ts'
import type { TrustedTime } from './time.ts'
import { crossedBound, isTime, outside } from './validity.ts'

type Authority = Context['trust']['certificateAuthorities'][number]

/**
 * @param leaf whose own validity, if it has one, holds at the time
 * @param chain what the library said
 */
export function whyUnchained(
  leaf: Certificate,
  witnessed: TrustedTime,
  authorities: readonly Authority[],
  chain: Stop,
): SigstoreFinding {
  const said = [chain.said]
  const why = step('chain-untrusted', () => {
    const path = timelessPath(leaf, witnessed.time, authorities)
    // What the leaf itself has there is among what was seen.
    if (path && !hasTimes(leaf)) return undecided('time-unreadable', said)
    const expected = path && crossedBound(path, witnessed.time)
    if (expected) {
      const actual = evidence(witnessed.label, witnessed.time, 'claim')
      return outside('authority-outside-validity', { expected, actual }, said)
    }
    const algorithm = authorities
      .map(({ certChain }) => uncomputedAbove(leaf, certChain))
      .find((name) => name !== undefined)
    return algorithm === undefined ? stopped(chain) : notComputed(algorithm, said)
  })
  return 'code' in why ? stopped(why) : why.value
}

const hasTimes = ({ notBefore, notAfter }: Certificate) => isTime(notBefore) && isTime(notAfter)

/** The first authority that the leaf leads to at some time, with the certificates on the way there. */
function timelessPath(
  leaf: Certificate,
  time: Date,
  authorities: readonly Authority[],
): Authority | undefined {
  for (const { validFor, certChain } of authorities) {
    const timeless = { certChain: certChain.map(atAnyTime), validFor: { start: time, end: time } }
    const path = step('chain-untrusted', () => verifyCertificateChain(time, atAnyTime(leaf), [timeless]))
    if ('value' in path) return { validFor, certChain: path.value.slice(1) }
  }
  return undefined
}

/** The same certificate, which the library's way up to a root does not ask for its time. */
function atAnyTime(certificate: Certificate): Certificate {
  return Object.create(certificate, { validForDate: { value: () => true } }) as Certificate
}
