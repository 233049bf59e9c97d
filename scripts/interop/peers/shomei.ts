/** Our own verifier, on the crypto of the page. */
import { verifySigstore } from '../../../playground/sigstore/index.ts'
import type { Peer } from '../peer.ts'

export const shomei: Peer = {
  name: 'Shomei',
  version: 'this checkout',
  judges: () => true,
  async ask({ scenario: { artifact: bytes, ...others }, attack }) {
    const { verdict, checks, agrees } = verifySigstore({ artifact: { bytes }, ...others })
    const failed = checks.flatMap((check) => ('code' in check ? [`${check.id}: ${check.code}`] : []))
    const said = failed.join(', ')
    if (!agrees) return { verdict: 'broke', said: `the checks and the library disagree: ${said}` }
    if (verdict === 'verified') return { verdict: 'accepted', said }
    // Whether it was compared or could not be read: a check says it.
    const named = attack === undefined || said !== ''
    return { verdict: named ? 'refused' : 'broke', said: said || verdict }
  },
}
