/** The lab's Rekor (v1) as a server on loopback, so that a real client can sign with the lab. */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fromUtf8 } from '../../playground/bytes.ts'
import type { World } from '../../playground/world/index.ts'
import { entryResponse } from '../../playground/world/rekor-api.ts'
import { type EntryBody, appendEntry, logEntryJson } from '../../playground/world/rekor.ts'

export interface LabServer {
  /** A signing configuration (`--signing-config`) that names this log and nothing else. */
  readonly signingConfig: object
  close(): Promise<void>
}

const MOST = 1024 * 1024

/** @param now the time that the log gives its entries */
export async function serveLab(world: World, now: Date): Promise<LabServer> {
  const server = createServer((request, response) => {
    answer(world, now, request, response).catch((error: unknown) =>
      response.writeHead(400).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const service = { url, majorApiVersion: 1, validFor: { start: '2020-01-01T00:00:00Z' }, operator: 'lab' }
  return {
    signingConfig: {
      mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
      rekorTlogUrls: [service],
      rekorTlogConfig: { selector: 'ANY' },
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(world: World, now: Date, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'POST' || request.url !== '/api/v1/log/entries') {
    response.writeHead(404).end()
    return
  }
  const { apiVersion, kind, spec } = JSON.parse(await bodyOf(request)) as EntryBody
  const log = world.logs.v1
  const entry = appendEntry(log, { apiVersion, kind, spec }, now)
  const body = entryResponse(log, entry, logEntryJson(log, entry))
  const [uuid = ''] = Object.keys(JSON.parse(fromUtf8(body) ?? '') as object)
  response.writeHead(201, { 'content-type': 'application/json', etag: uuid }).end(body)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MOST) throw new Error('lab-server: the request is too large')
  }
  return text
}
