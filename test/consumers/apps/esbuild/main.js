/** esbuild leaves addresses as they are: the scripts are copied, and said where. */
import { verifyAll } from '../page.js'
import { start } from '../start.js'

const copied = Object.entries(start).map(([name, begin]) => [
  name,
  () => begin({ script: `/workers/${name}.js` }),
])
await verifyAll(Object.fromEntries(copied))
