/** Keys and what is signed with them, exchanged with cosign in both directions. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { type Lock, SCRYPT_COST, newLock, seal } from '../../playground/world/cosign/box.ts'
import { readCosignKey, writeCosignKey } from '../../playground/world/cosign/key-file.ts'
import { toPkcs8 } from '../../playground/world/cosign/pkcs8.ts'
import {
  type KeyPair,
  type World,
  createWorld,
  generateKeyPair,
  message,
  signWithKey,
  toPem,
  trustedRootOf,
} from '../../playground/world/index.ts'
import { type Ran, runProgram } from '../lib/run.ts'
import { serveLab } from './lab-server.ts'
import { offline } from './peer.ts'
import type { Tool } from './tools.ts'

/** Something that was tried once, apart from the matrix. */
export interface Exchange {
  readonly name: string
  /** What went wrong; `undefined` if nothing did. */
  readonly wrong: string | undefined
}

const LONGEST = 60_000
const NOW = new Date('2026-10-01T09:00:00Z')
const PASSWORD = '合言葉 correct horse'
const artifact = utf8('an artifact signed with a key\n')

interface Place {
  readonly folder: string
  readonly world: World
  readonly cosign: (password: string, ...args: string[]) => Promise<Ran>
}

/** @param folder exists; gets a folder of its own for each exchange */
export async function exchangeKeys(tool: Tool, folder: string): Promise<Exchange[]> {
  const tried = Object.entries(EXCHANGES).map(async ([name, exchange], i): Promise<Exchange> => {
    const own = join(folder, `keys-${i}`)
    await mkdir(own, { recursive: true })
    const world = createWorld({ seed: `keys ${i}`, now: NOW, earlierEntries: 3 })
    await writeFile(join(own, 'trusted_root.json'), JSON.stringify(trustedRootOf(world)))
    await writeFile(join(own, 'artifact'), artifact)
    await writeFile(join(own, 'other'), utf8('another artifact\n'))
    const cosign = (password: string, ...args: string[]) =>
      runProgram(tool.program, args, {
        cwd: own,
        env: { ...offline(own), COSIGN_PASSWORD: password },
        timeout: LONGEST,
      })
    return { name, wrong: await exchange({ folder: own, world, cosign }) }
  })
  return Promise.all(tried)
}

const EXCHANGES: Readonly<Record<string, (place: Place) => Promise<string | undefined>>> = {
  'its key pair opens here, signs in the lab, and it accepts the bundle': async (place) => {
    const made = await place.cosign(PASSWORD, 'generate-key-pair')
    if (made.code !== 0) return made.output
    const read = await readCosignKey(await bytes(place, 'cosign.key'), utf8(PASSWORD))
    if ('code' in read) return `its key pair is not read: ${read.code}`
    if (toPem('PUBLIC KEY', read.key.spki) !== fromUtf8(await bytes(place, 'cosign.pub')))
      return 'another public key'
    return acceptedByCosign(place, read.key)
  },
  'our key pair opens there, and it accepts what we sign with it': async (place) => {
    const key = generateKeyPair('p256', place.world.random)
    const files = await writeCosignKey(key, utf8(PASSWORD), place.world.random)
    await writeFile(join(place.folder, 'cosign.key'), files.privateKey)
    await writeFile(join(place.folder, 'cosign.pub'), files.publicKey)
    return (await opensThere(place, PASSWORD, files.publicKey)) ?? acceptedByCosign(place, key)
  },
  'it signs with our key and the lab as its log, and we verify the bundle': async (place) => {
    const key = generateKeyPair('p256', place.world.random)
    const files = await writeCosignKey(key, utf8(PASSWORD), place.world.random)
    await writeFile(join(place.folder, 'cosign.key'), files.privateKey)
    const lab = await serveLab(place.world, NOW)
    await writeFile(join(place.folder, 'signing_config.json'), JSON.stringify(lab.signingConfig))
    const options = [
      '--signing-config',
      'signing_config.json',
      '--bundle',
      'bundle.json',
      '--key',
      'cosign.key',
    ]
    const trust = ['--trusted-root', 'trusted_root.json']
    const signed = await place
      .cosign(PASSWORD, 'sign-blob', ...options, ...trust, '--yes', 'artifact')
      .finally(() => lab.close())
    if (signed.code !== 0) return signed.output
    const verdict = async (name: string) =>
      verifySigstore({
        artifact: { bytes: await bytes(place, name) },
        bundle: await bytes(place, 'bundle.json'),
        trustedRoot: await bytes(place, 'trusted_root.json'),
        policy: { key: files.publicKey },
      }).verdict
    const verdicts = [await verdict('artifact'), await verdict('other')].join()
    return verdicts === 'verified,rejected' ? undefined : `here its bundle is ${verdicts}`
  },
  'other passwords, and keys as older versions wrote them': async (place) => {
    const key = generateKeyPair('p256', place.world.random)
    const publicKey = toPem('PUBLIC KEY', key.spki)
    const today = 'ENCRYPTED SIGSTORE PRIVATE KEY'
    for (const [password, N, label] of [
      ['', SCRYPT_COST.N, today],
      [PASSWORD, 32768, today],
      [PASSWORD, 131072, today],
      [PASSWORD, SCRYPT_COST.N, 'ENCRYPTED COSIGN PRIVATE KEY'],
    ] as const) {
      const lock: Lock = { ...newLock(place.world.random), cost: { ...SCRYPT_COST, N } }
      const file = toPem(label, await seal(toPkcs8(key), utf8(password), lock))
      await writeFile(join(place.folder, 'cosign.key'), file)
      const wrong = await opensThere(place, password, publicKey)
      if (wrong !== undefined) return `${label}, N = ${N}: ${wrong}`
    }
    return undefined
  },
}

async function opensThere(
  { cosign }: Place,
  password: string,
  publicKey: string,
): Promise<string | undefined> {
  const opened = await cosign(password, 'public-key', '--key', 'cosign.key')
  if (opened.code !== 0 || opened.output.trim() !== publicKey.trim()) return opened.output
  const { code } = await cosign(`${password}!`, 'public-key', '--key', 'cosign.key')
  return code === 0 ? 'it opened with another password' : undefined
}

async function acceptedByCosign({ cosign, folder, world }: Place, key: KeyPair): Promise<string | undefined> {
  const { bundle } = signWithKey(world, { content: message(artifact), key, at: NOW })
  await writeFile(join(folder, 'bundle.json'), JSON.stringify(bundle))
  const options = ['--bundle', 'bundle.json', '--trusted-root', 'trusted_root.json', '--key', 'cosign.pub']
  const accepted = await cosign('', 'verify-blob', ...options, 'artifact')
  if (accepted.code !== 0) return accepted.output
  const { code } = await cosign('', 'verify-blob', ...options, 'other')
  return code === 0 ? 'it accepted another artifact' : undefined
}

async function bytes({ folder }: Place, name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(folder, name)))
}
