/**
 * How a digest came here. The mathematics cannot tell, so the verifier says it, and it decides what a match is worth:
 * whoever replaces an artifact on a server replaces the checksum beside it as well.
 */
import type { Check, Evidence, Finding, Source } from '../report.ts'

/** `beside`: from the artifact's own server. `apart`: over a way that whoever changes the artifact does not hold. */
export type Channel = 'beside' | 'apart'

/** Who controls the digest's bytes. */
export const CLAIM_SOURCE: Readonly<Record<Channel, Source>> = { beside: 'claim', apart: 'trust' }

/**
 * A match over the artifact's own channel shows an accident, never an attack; one of a digest for which twins can be
 * made shows no swap for the twin.
 *
 * @param digest what came of the comparison
 */
export function channelFinding(
  channel: Channel,
  digest: { readonly status: Check['status']; readonly warning?: string },
): Finding<'digest', 'twin-unnoticed'> {
  const evidence: Evidence[] = [{ label: 'channel', value: channel, source: 'policy' }]
  if (digest.status !== 'passed') return { status: 'skipped', because: { check: 'digest' }, evidence }
  if (channel === 'beside') return { status: 'skipped', because: 'missing-input', evidence }
  const weak = digest.warning === 'collisions-known'
  return { status: 'passed', evidence, ...(weak && { warning: 'twin-unnoticed' as const }) }
}
