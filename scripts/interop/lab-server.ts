/** The lab's Rekor (v1) as a server on loopback, so that a real client can sign with the lab. */
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toHex } from '../../playground/bytes.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import type { World } from '../../playground/world/index.ts'
import { type EntryBody, type LogEntryJson, appendEntry, logEntryJson } from '../../playground/world/rekor.ts'

export interface LabServer {
  /** A signing configuration (`--signing-config`) that names this log and nothing else. */
  readonly signingConfig: object
  close(): Promise<void>
}

const MOST = 1024 * 1024

/** @param now the time that the log gives its entries */
export async function serveLab(world: World, now: Date): Promise<LabServer> {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/api/v1/log/entries') {
      response.writeHead(404).end()
      return
    }
    const { apiVersion, kind, spec } = JSON.parse(await bodyOf(request)) as EntryBody
    const entry = appendEntry(world.logs.v1, { apiVersion, kind, spec }, now)
    const uuid = toHex(world.logs.v1.logId)
    response.writeHead(201, { 'content-type': 'application/json', etag: uuid })
    response.end(JSON.stringify({ [uuid]: asRekorAnswers(logEntryJson(world.logs.v1, entry)) }))
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > MOST) throw new Error('lab-server: the request is too large')
  }
  return text
}

/** A bundle's entry in the form in which Rekor's own API speaks: hex and numbers instead of Base64 and texts. */
function asRekorAnswers({
  logIndex,
  logId,
  integratedTime,
  inclusionPromise,
  inclusionProof,
  ...rest
}: LogEntryJson) {
  const hex = (base64: string) => toHex(decodeBase64(base64))
  return {
    body: rest.canonicalizedBody,
    integratedTime: Number(integratedTime),
    logID: hex(logId.keyId),
    logIndex: Number(logIndex),
    verification: {
      signedEntryTimestamp: inclusionPromise?.signedEntryTimestamp,
      inclusionProof: inclusionProof && {
        checkpoint: inclusionProof.checkpoint.envelope,
        hashes: inclusionProof.hashes.map(hex),
        logIndex: Number(inclusionProof.logIndex),
        rootHash: hex(inclusionProof.rootHash),
        treeSize: Number(inclusionProof.treeSize),
      },
    },
  }
}
