import type { Plugin } from 'vite'
import { readBytes } from './disk.ts'

/**
 * Serves the deck's committed samples to component tests, where the deck finds them. The registry's, which a test
 * cannot count on, are not there; `page/*` answers as static hosts do where a file is missing: with the deck's page.
 */
export function serveSamples(): Plugin {
  return {
    name: 'shomei:serve-samples',
    configureServer(server) {
      server.middlewares.use('/samples/', async (request, response) => {
        const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1)
        if (path.startsWith('page/')) {
          response.setHeader('content-type', 'text/html; charset=utf-8')
          return response.end('<!doctype html><title>deck</title>')
        }
        const bytes = path.startsWith('npm/') ? undefined : await readBytes('repo', `public/samples/${path}`)
        response.statusCode = bytes ? 200 : 404
        response.setHeader('content-type', 'application/octet-stream')
        return response.end(bytes)
      })
    },
  }
}
