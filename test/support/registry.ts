/** A small HTTP server on loopback that plays the npm registry: it knows attestations and nothing else. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRegistry {
  /** For `npm_config_registry`; has a path, as the registries of many companies do. */
  readonly url: string
  /** Every question so far: `package@version`, and the credentials that came with it. */
  readonly asked: { readonly spec: string; readonly authorization: string | undefined }[]
  close(): Promise<void>
}

type Answer = string | ((response: ServerResponse) => unknown)

/**
 * @param answers by `package@version`: a body to send, or what to do with the response; all else is 404
 * @example
 * const registry = await fakeRegistry({ 'sigstore@2.3.1': readFileSync(file, 'utf8') })
 */
export async function fakeRegistry(answers: Readonly<Record<string, Answer>>): Promise<FakeRegistry> {
  const asked: FakeRegistry['asked'] = []
  const prefix = '/some/npm/-/npm/v1/attestations/'
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const spec = decodeURIComponent((request.url ?? '').replace(prefix, ''))
    asked.push({ spec, authorization: request.headers.authorization })
    const answer = request.url?.startsWith(prefix) ? answers[spec] : undefined
    if (answer === undefined) response.writeHead(404, { 'content-type': 'application/json' }).end('{}')
    else if (typeof answer === 'string')
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    else answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/some/npm/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
