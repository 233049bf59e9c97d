/** Real cosign, asked about the very images: it fetches them over HTTP from the lab's registry. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ImageQuestion, verifyImage } from '../../playground/world/registry/image-verify.ts'
import { pushImage } from '../../playground/world/registry/image.ts'
import { storeSignature } from '../../playground/world/registry/image-signature.ts'
import {
  type OciRegistry,
  fetchBlob,
  pushManifest,
  referrers,
  resolve,
} from '../../playground/world/registry/store.ts'
import { ALICE, NAME, NOW, type SignedImageOptions, signedImage } from './image.ts'

const cosign = (args: readonly string[], home = tmpdir()) =>
  new Promise<{ readonly code: unknown; readonly text: string }>((done) => {
    execFile('cosign', args, { env: { ...process.env, HOME: home } }, (error, out, err) =>
      done({ code: error ? error.code : 0, text: out + err }),
    )
  })
const hasCosign = (await cosign(['version'])).code === 0

/** What a client reads from a registry (OCI distribution specification). */
function serve(find: () => OciRegistry): Promise<Server> {
  const server = createServer(({ method, url = '' }, response) => {
    const [, name = '', kind, reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs|referrers)\/([^?]+)/.exec(url) ?? []
    const manifest = kind === 'manifests' ? resolve(find(), name, reference) : undefined
    const body =
      url === '/v2/'
        ? Buffer.from('{}')
        : kind === 'blobs'
          ? fetchBlob(find(), name, reference)
          : kind === 'referrers'
            ? referrers(find(), name, reference)
            : manifest?.bytes
    response.statusCode = body ? 200 : 404
    response.setHeader('content-type', manifest?.mediaType ?? 'application/vnd.oci.image.index.v1+json')
    if (manifest) response.setHeader('docker-content-digest', manifest.digest)
    response.setHeader('content-length', body?.length ?? 0)
    response.end(method === 'HEAD' ? undefined : body)
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

const KINDS: readonly SignedImageOptions[] = [
  { layout: 'tag' },
  { layout: 'referrer' },
  { layout: 'referrer', log: 'v2' },
  { layout: 'referrer', referrersApi: false },
]

describe.skipIf(!hasCosign)(hasCosign ? 'cosign verify' : 'skipped: no cosign on the PATH', () => {
  let folder = ''
  let server: Server
  let registry: OciRegistry
  let host = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shomei-cosign-'))
    server = await serve(() => registry)
    host = `localhost:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })

  async function ask({ name, digest, policy, checkClaims = true, trustedRoot }: ImageQuestion) {
    const root = join(folder, 'trusted_root.json')
    await writeFile(root, trustedRoot)
    const { identity, issuer } = policy
    const { code } = await cosign(
      [
        ...['verify', '--allow-http-registry', '--trusted-root', root, `--check-claims=${checkClaims}`],
        ...(identity ? ['--certificate-identity', identity] : []),
        ...(issuer ? ['--certificate-oidc-issuer', issuer] : []),
        `${host}/${name}@${digest}`,
      ],
      folder,
    )
    return code === 0
  }

  it.each(KINDS)('answers as we say it does: %o', async (options) => {
    const signed = signedImage({ ...options, host })
    registry = signed.registry
    const { question } = signed
    const other = signedImage({ ...options, host, says: 'something else' })
    const digest = pushImage(registry, NAME, other.image, '2.0.0')
    // Anybody who may push can put a signature beside an image that it is not about.
    if (options.layout === 'tag') {
      pushManifest(registry, NAME, signed.stored.manifest, `${digest.replace(':', '-')}.sig`)
    } else {
      const { signing, world } = signed
      storeSignature(registry, { name: NAME, digest }, 'referrer', signing, world.fulcio.chain, NOW)
    }
    const questions: ImageQuestion[] = [
      question,
      { ...question, policy: {} },
      { ...question, policy: { ...ALICE, identity: 'mallory@example.com' } },
      { ...question, policy: { ...ALICE, issuer: 'https://oauth2.shomei-lab.invalid/auth' } },
      { ...question, digest },
      { ...question, digest, checkClaims: false },
    ]
    for (const one of questions) {
      const ours = verifyImage(registry, one).cosign
      expect(await ask(one), `${JSON.stringify(one.policy)} ${ours}`).toBe(ours === 'accepts')
    }
  })
})
