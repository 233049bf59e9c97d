/** The built deck on loopback, for `npm run preview` and `npm run present`. */
import { DIST } from './paths.ts'
import { siteHeaders } from '../site/policy.ts'
import { builtBase, serveStatic } from './static-server.ts'
import type { StaticServer } from './static-server.ts'

/**
 * @param given the port as it was asked for on the command line
 * @throws {Error} one sentence: no port number, a port that is taken, or no built deck
 */
export async function serveDist(given: string): Promise<StaticServer> {
  const port = Number(given)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port is ${given}; it must be 0 to 65535.`)
  return serveStatic(DIST, { port, headers: siteHeaders(builtBase(DIST)) }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new Error(`Port ${port} is taken: choose another with -- --port N.`)
        : error
    },
  )
}
