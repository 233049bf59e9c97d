/** `npm run preview [-- --port N]`: serves what `npm run build` made, on loopback. Present from this one. */
import { parseArgs } from 'node:util'
import { DIST } from './lib/paths.ts'
import { begin } from './lib/say.ts'
import { serveStatic } from './lib/static-server.ts'

await begin(async () => {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port is ${values.port}; it must be 0 to 65535.`)
  const { url } = await serveStatic(DIST, { port }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE'
      ? new Error(`Port ${port} is taken: choose another with -- --port N.`)
      : error
  })
  process.stdout.write(`Slides:    ${url}\nPresenter: ${url}presenter/1\n`)
})
