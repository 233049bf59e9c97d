import { verifyAll } from './page.js'
import { start } from './start.js'

await verifyAll(start)
