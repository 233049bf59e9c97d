/** What the missions say, keyed by the ids of playground/missions. */
import { checksum } from './missions/checksum.ts'
import { openpgp } from './missions/openpgp.ts'
import { sigstore } from './missions/sigstore.ts'

/** What each mission says. */
export const missions = { ...checksum, ...openpgp, ...sigstore }
