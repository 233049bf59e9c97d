import type { openpgpSigners as ja } from '../ja/openpgp-signers.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

/** Of a file with several signatures: what became of each. */
export const openpgpSigners: Same<typeof ja> = {
  count: (good, all) => `Of ${counted(all, 'signature')}, ${good.toLocaleString('en-US')} good`,
  good: 'Good signature',
  aside: 'not used for the verdict',
}
