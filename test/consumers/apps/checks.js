/** What every consumer does, by the package's public names alone: each sample verifies, and not with one byte flipped. */
import { digestPieces, verifyFile } from 'shomei/checksum'
import { look, sightOf } from 'shomei/intake'
import { verifyMinisign } from 'shomei/minisign'
import { verifyCleartext, verifyOpenpgp } from 'shomei/openpgp'
import { decisiveIn, standingOf } from 'shomei/report'
import { verifySigstore } from 'shomei/sigstore'
import { verifySsh } from 'shomei/ssh'
import { createWorld, message, person, signKeyless, trustedRootOf } from 'shomei/world'

const JAR = 'hello-shomei-1.0.0.jar'
const now = new Date()
const RELEASE = {
  identity:
    'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
  issuer: 'https://token.actions.shomei-lab.invalid',
}

/** @param {(name: string) => Promise<Uint8Array<ArrayBuffer>>} read */
async function samples(read) {
  const [sums, asc, key, bundle, trustedRoot, sig, signers, minisig, minisignKey] = await Promise.all(
    [
      'SHA256SUMS',
      `openpgp/${JAR}.asc`,
      'openpgp/demo-key.asc',
      `sigstore/${JAR}.sigstore.json`,
      'sigstore/trusted_root.json',
      `ssh/${JAR}.sig`,
      'ssh/allowed_signers',
      `minisign/${JAR}.minisig`,
      'minisign/minisign.pub',
    ].map(read),
  )
  const expected = { fingerprint: '5F26E795F2FACF68D4BB8F9372009FF9474B26F5', now }
  return {
    checksum: { claim: sums, claimName: 'SHA256SUMS', channel: 'apart' },
    openpgp: { signature: asc, keys: [key], policy: expected },
    sigstore: { bundle, trustedRoot, policy: RELEASE },
    ssh: { signature: sig, signers, policy: { principal: 'release@example.com', now } },
    minisign: { signature: minisig, policy: { key: minisignKey } },
  }
}

/** One byte in the middle is another. */
function flipped(bytes) {
  const other = bytes.slice()
  other[other.length >> 1] ^= 1
  return other
}

async function bothOf(artifact, verify) {
  const [good, bad] = [await verify(artifact), await verify(flipped(artifact))]
  return [standingOf(good), standingOf(bad), decisiveIn(bad.checks)?.status ?? 'nothing'].join(' ')
}

/** @returns of each door, what it says of the sample and of one with a byte flipped */
export async function byDoors(read) {
  const artifact = await read(JAR)
  const of = await samples(read)
  const pieces = async function* (bytes) {
    yield bytes
  }
  const clear = await verifyCleartext({
    file: await read('openpgp/announcement.txt.asc'),
    keys: [await read('openpgp/maintainer-key.asc')],
    policy: { now },
  })
  const world = createWorld({ seed: 'consumer', now })
  const identity = person('alice@example.com')
  const { bundle } = signKeyless(world, { content: message(artifact), identity, at: now })
  const json = (value) => new TextEncoder().encode(JSON.stringify(value))
  const made = {
    bundle: json(bundle),
    trustedRoot: json(trustedRootOf(world)),
    policy: { identity: identity.email, issuer: identity.issuer },
  }
  return {
    checksum: await bothOf(artifact, async (bytes) => {
      const digest = (algorithms) => digestPieces(pieces(bytes), algorithms)
      return (await verifyFile({ artifact: { name: JAR, digest }, ...of.checksum })).report
    }),
    openpgp: await bothOf(artifact, (bytes) => verifyOpenpgp({ artifact: bytes, ...of.openpgp })),
    sigstore: await bothOf(artifact, (bytes) => verifySigstore({ artifact: { bytes }, ...of.sigstore })),
    ssh: await bothOf(artifact, (bytes) => verifySsh({ artifact: bytes, ...of.ssh })),
    minisign: await bothOf(artifact, (bytes) => verifyMinisign({ artifact: bytes, ...of.minisign })),
    world: await bothOf(artifact, (bytes) => verifySigstore({ artifact: { bytes }, ...made })),
    cleartext: clear.signatures.length === 1 ? clear.verdict : 'unread',
    intake: look(sightOf('x', of.sigstore.bundle)).kind,
    globals: typeof globalThis.process === 'object' ? 'Node' : typeof globalThis.Buffer,
  }
}

/**
 * @param start of each worker's client, how it is started
 * @returns of each worker, what it says of the sample and of one with a byte flipped
 */
export async function byWorkers(read, start) {
  const artifact = await read(JAR)
  const of = await samples(read)
  const workers = Object.fromEntries(Object.entries(start).map(([name, begin]) => [name, begin()]))
  const { checksum, openpgp, sigstore, ssh, minisign, world } = workers
  const identity = person('alice@example.com')
  const made = await world.release({ seed: 'consumer', now, artifact, identity })
  const controller = new AbortController()
  controller.abort(new Error('changed my mind'))
  const aborted = await sigstore
    .verify({ artifact, ...of.sigstore }, { signal: controller.signal })
    .catch(({ message: why }) => why)
  const wrong = await openpgp
    .verify({ artifact, ...of.openpgp, policy: { now: new Date(NaN) } })
    .catch(({ name }) => name)
  const answers = {
    checksum: await bothOf(artifact, async (bytes) => {
      const file = new Blob([bytes])
      return (await checksum.verify({ artifact: { name: JAR, file }, ...of.checksum })).report
    }),
    openpgp: await bothOf(artifact, (bytes) => openpgp.verify({ artifact: bytes, ...of.openpgp })),
    sigstore: await bothOf(artifact, (bytes) =>
      sigstore.verify({ artifact: new Blob([bytes]), ...of.sigstore }),
    ),
    ssh: await bothOf(artifact, (bytes) => ssh.verify({ artifact: bytes, ...of.ssh })),
    minisign: await bothOf(artifact, (bytes) => minisign.verify({ artifact: bytes, ...of.minisign })),
    world: await bothOf(artifact, (bytes) => sigstore.verify({ artifact: bytes, ...made })),
    aborted,
    wrong,
  }
  for (const worker of Object.values(workers)) worker.close()
  return {
    ...answers,
    closed: await sigstore.verify({ artifact, ...of.sigstore }).catch(({ message: why }) => why),
  }
}
