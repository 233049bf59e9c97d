/** `node scripts/mark-twins.ts`: says that whatever differs between the editions now has been looked at. */
import { begin } from './lib/say.ts'
import { lookAtAll } from './twins/looked-at.ts'

await begin(lookAtAll)
