/**
 * How a digest came here. The mathematics cannot tell, so the verifier says it, and it decides what a match is worth:
 * whoever replaces an artifact on a server replaces the checksum beside it as well.
 */
import type { Evidence, Finding, Source } from '../report.ts'

/** `beside`: from the artifact's own server. `apart`: over a way that whoever changes the artifact does not hold. */
export type Channel = 'beside' | 'apart'

/** Who controls the digest's bytes. */
export const CLAIM_SOURCE: Readonly<Record<Channel, Source>> = { beside: 'claim', apart: 'trust' }

/** A match over the artifact's own channel shows an accident, never an attack. */
export function channelFinding(channel: Channel, matched: boolean): Finding<'digest', never> {
  const evidence: Evidence[] = [{ label: 'channel', value: channel, source: 'policy' }]
  if (!matched) return { status: 'skipped', because: { check: 'digest' }, evidence }
  return channel === 'apart'
    ? { status: 'passed', evidence }
    : { status: 'skipped', because: 'missing-input', evidence }
}
