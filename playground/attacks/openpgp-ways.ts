/** What attackers do to a release that is signed with OpenPGP. */
import { sha1 } from '@noble/hashes/legacy.js'
import { equalBytes, fromHex } from '../bytes.ts'
import { fingerprintsOf, readTransferableKeys } from '../openpgp/make/transferable.ts'
import { lyingKeyserver, uploadKeys } from '../world/keyserver.ts'
import {
  impostorOf,
  LAB,
  maintainer,
  type OpenpgpScenario,
  retiredMaintainer,
  signedAt,
} from './openpgp-people.ts'
import { swapped } from './scenario.ts'

type Attacked = Promise<OpenpgpScenario | undefined>

/** Another artifact beside an honest signature. */
export async function otherArtifact(scenario: OpenpgpScenario): Attacked {
  return { ...scenario, artifact: swapped(scenario.artifact) }
}

/** Artifact and signature on the mirror are replaced; the key that signed is nowhere to be had. */
export async function bothReplaced(scenario: OpenpgpScenario): Attacked {
  const [impostor, at] = [await impostorOf(scenario), await signedAt(scenario)]
  if (impostor === undefined || at === undefined) return undefined
  const artifact = swapped(scenario.artifact)
  return { ...scenario, artifact, signature: await impostor.sign(artifact, at) }
}

/** The same, and the key with the maintainer's user id is on the keyserver, where the verifier fetches it. */
export async function impostorKey(scenario: OpenpgpScenario): Attacked {
  const [replaced, impostor] = [await bothReplaced(scenario), await impostorOf(scenario)]
  if (replaced === undefined || impostor === undefined) return undefined
  const { keyserver } = uploadKeys(scenario.keyserver, impostor.publicKey)
  return { ...replaced, keyserver, keys: [...scenario.keys, impostor.publicKey] }
}

/** The keyserver answers with the impostor's key when it is asked for the maintainer's, and is believed. */
export async function lyingServer(scenario: OpenpgpScenario): Attacked {
  const [attacked, impostor] = [await impostorKey(scenario), await impostorOf(scenario)]
  const [first] = scenario.keys.flatMap((file) => readTransferableKeys(file).keys)
  const [asked] = first === undefined ? [] : fingerprintsOf(first)
  if (attacked === undefined || impostor === undefined || asked === undefined) return undefined
  const keyserver = lyingKeyserver(attacked.keyserver, asked, impostor.fingerprint)
  return { ...attacked, keyserver, keys: [impostor.publicKey] }
}

function knows({ keys }: OpenpgpScenario, fingerprint: string): boolean {
  return keys.some((file) =>
    readTransferableKeys(file).keys.some((key) => fingerprintsOf(key)[0] === fingerprint),
  )
}

/** The thief dates his signature to before the theft; the owner has revoked the key, and the verifier asked again. */
export async function stolenKey(scenario: OpenpgpScenario): Attacked {
  const owner = await maintainer()
  if (!knows(scenario, owner.fingerprint)) return undefined
  const revoked = await owner.revoked(LAB.stolen)
  const artifact = swapped(scenario.artifact)
  const { keyserver } = uploadKeys(scenario.keyserver, revoked)
  return {
    ...scenario,
    artifact,
    signature: await owner.sign(artifact, LAB.signed),
    keys: [revoked],
    keyserver,
  }
}

/** An old key, of which nobody took care any more, signs after its time. */
export async function expiredKey(scenario: OpenpgpScenario): Attacked {
  const [owner, old] = [await maintainer(), await retiredMaintainer()]
  if (!knows(scenario, owner.fingerprint)) return undefined
  const artifact = swapped(scenario.artifact)
  const signature = await old.sign(artifact, LAB.signed)
  const { keyserver } = uploadKeys(scenario.keyserver, old.publicKey)
  return { ...scenario, artifact, signature, keys: [...scenario.keys, old.publicKey], keyserver }
}

/**
 * The bits in which the two files of Stevens, Bursztein, Karpman, Albertini and Markov (The first collision for full
 * SHA-1, CRYPTO 2017) differ, in each of two blocks of 64 bytes that follow their common 192 bytes.
 */
const DIFFERENCE =
  '0c000002c0000010b400001c3c000004bc00001a200000102400001cec000014' +
  '0c000002c0000010b400001c2c000004bc000018b00000100000000cb8000010'
const FIRST_BLOCK = 192

/** The other file of a SHA-1 collision in the place of the one that was signed; whatever follows the collision stays. */
export async function transplantedSignature(scenario: OpenpgpScenario): Attacked {
  const block = fromHex(DIFFERENCE) ?? new Uint8Array(0)
  const artifact = scenario.artifact.slice()
  if (artifact.length < FIRST_BLOCK + 2 * block.length) return undefined
  for (let i = 0; i < 2 * block.length; i++) {
    artifact[FIRST_BLOCK + i] = (artifact[FIRST_BLOCK + i] ?? 0) ^ (block[i % block.length] ?? 0)
  }
  return equalBytes(sha1(artifact), sha1(scenario.artifact)) ? { ...scenario, artifact } : undefined
}
