/** Puts a simulated keyserver on loopback, as HTTP keyservers speak (HKP), for real gpg to talk to. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { utf8 } from '../../playground/bytes.ts'
import {
  byFingerprint,
  byKeyId,
  createKeyserver,
  type Keyserver,
  type KeyserverHit,
  searchKeys,
  uploadKeys,
} from '../../playground/world/keyserver.ts'

export interface HkpServer {
  /** For `--keyserver`. */
  readonly url: string
  /** What it has now; may be replaced. */
  keyserver: Keyserver
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part as Uint8Array)
  return Buffer.concat(parts).toString()
}

function index(hits: readonly KeyserverHit[]): string {
  const lines = hits.flatMap(({ fingerprint, algorithm, created, revoked, userIds }) => [
    `pub:${fingerprint}:${algorithm}::${created.getTime() / 1000}::${revoked ? 'r' : ''}`,
    ...userIds.map((userId) => `uid:${encodeURIComponent(userId)}:::`),
  ])
  return [`info:1:${hits.length}`, ...lines, ''].join('\n')
}

export async function hkpServer(): Promise<HkpServer> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const wanted = searchParams.get('search') ?? ''
    if (pathname === '/pks/add') {
      const file = new URLSearchParams(await bodyOf(request)).get('keytext') ?? ''
      hkp.keyserver = uploadKeys(hkp.keyserver, utf8(file)).keyserver
      response.end()
    } else if (searchParams.get('op') === 'get') {
      const [file] = [byFingerprint(hkp.keyserver, wanted) ?? [], byKeyId(hkp.keyserver, wanted)].flat()
      response.writeHead(file === undefined ? 404 : 200).end(file)
    } else {
      const hits = searchKeys(hkp.keyserver, wanted)
      response.writeHead(hits.length === 0 ? 404 : 200).end(index(hits))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hkp: HkpServer = {
    url: `hkp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyserver: createKeyserver(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return hkp
}
