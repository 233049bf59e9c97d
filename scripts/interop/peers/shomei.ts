/** Our own verifier, on the crypto of the page. */
import { verifySigstore } from '../../../playground/sigstore/index.ts'
import type { Peer } from '../peer.ts'

export const shomei: Peer = {
  name: 'Shomei',
  version: 'this checkout',
  judges: () => true,
  async ask({ scenario: { artifact: bytes, ...others }, attack }) {
    const { verdict, checks, agrees } = verifySigstore({ artifact: { bytes }, ...others })
    const failed = checks.flatMap((check) =>
      check.status === 'failed' ? [`${check.id}: ${check.code}`] : [],
    )
    const said = failed.join(', ')
    if (!agrees) return { verdict: 'broke', said: `the checks and the library disagree: ${said}` }
    if (verdict === 'verified') return { verdict: 'accepted', said }
    const named = attack === undefined || said !== ''
    return { verdict: named && verdict === 'rejected' ? 'refused' : 'broke', said: said || verdict }
  },
}
