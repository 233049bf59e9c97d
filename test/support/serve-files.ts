import type { Plugin } from 'vite'
import { listNames, readBytes, type Root } from './disk.ts'

/** Serves what test/support/files.ts asks for to tests that run in Chromium. */
export function serveFiles(): Plugin {
  return {
    name: 'shomei:serve-files',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost')
        const match = /^\/@files\/(repo|shared)\/(.*)$/.exec(decodeURIComponent(url.pathname))
        if (!match) return next()
        const root = match[1] as Root
        const path = match[2] ?? ''
        if (url.searchParams.has('list')) {
          response.setHeader('content-type', 'application/json')
          return response.end(JSON.stringify(await listNames(root, path)))
        }
        const bytes = await readBytes(root, path)
        response.statusCode = bytes ? 200 : 404
        response.setHeader('content-type', 'application/octet-stream')
        return response.end(bytes)
      })
    },
  }
}
