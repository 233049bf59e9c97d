/** Signing a blob with a key of one's own, step by step, as cosign does it: keys, password, consent, log, verification. */
import { equalBytes, utf8 } from '../../bytes.ts'
import { shellPath } from '../../shell.ts'
import { equivalentCommands } from '../../sigstore/commands.ts'
import { type SigstoreReport, verifySigstore } from '../../sigstore/index.ts'
import { message } from '../content.ts'
import { type KeyPair, generateKeyPair } from '../keys.ts'
import type { Signing } from '../sign.ts'
import { toPem } from '../text.ts'
import { signAndRecord } from '../trace/certify.ts'
import { sha256 } from '../trace/decode.ts'
import { artifactPart, bundlePart, contentParts, field, part } from '../trace/parts.ts'
import type { Part } from '../trace/types.ts'
import { type World, trustedRootOf } from '../world.ts'
import type { Lock, Progress } from './box.ts'
import { type CosignKeyFailure, type CosignKeyFiles, readCosignKey, writeCosignKey } from './key-file.ts'
import { toPkcs8 } from './pkcs8.ts'
import type { KeyedArrow, KeyedPart, KeyedPartId, KeyedStep, KeyedStepId } from './steps.ts'

export interface KeyedRequest {
  readonly artifact: { readonly name: string; readonly bytes: Uint8Array }
  /** A `cosign.key` that exists already; without it, a key pair is generated. */
  readonly keyFile?: Uint8Array
  /** What the new key is locked with. */
  readonly password: Uint8Array
  /** What is typed when it is to sign; without it, the same. */
  readonly typed?: Uint8Array
  /** The answer to the warning: whether to go on. */
  readonly consent: boolean
  /** When it happens, to the second. */
  readonly at: Date
  readonly log?: 'v1' | 'v2'
  /** What the verifier gets the second time; without it, the artifact with its last bit changed. */
  readonly tampered?: Uint8Array
}

export interface KeyedTrace {
  /** In order; if the run ended early, the last one is where. */
  readonly steps: readonly KeyedStep[]
  /** Why there is no bundle: consent was refused, or the key file was not opened. */
  readonly ended?: 'declined' | CosignKeyFailure
  /** The key pair's files, if one was generated. */
  readonly files?: CosignKeyFiles
  /** Absent if the run ended early. */
  readonly signed?: KeyedRun
}

export interface KeyedRun {
  readonly signing: Signing
  /** JSON in UTF-8, as the file is written. */
  readonly bundle: Uint8Array
  /** JSON in UTF-8. */
  readonly trustedRoot: Uint8Array
  /** PEM. */
  readonly publicKey: string
  readonly verified: SigstoreReport
  readonly tampered: { readonly artifact: Uint8Array; readonly report: SigstoreReport }
}

/**
 * Runs all of it: the key pair and its password, the warning, the signature, the log entry, and a verification of the
 * artifact and of another one. Every part is what this run really made.
 *
 * @param world gives randomness and log; its log grows by one entry
 * @param progress called with 0…1 while passwords are made into keys, which takes most of the time
 * @throws {TypeError} naming `tampered` if it is the artifact itself
 * @example
 * const { steps, signed } = await traceKeyed(world, { artifact, password: utf8('secret'), consent: true, at: now })
 */
export async function traceKeyed(
  world: World,
  request: KeyedRequest,
  progress: Progress = () => undefined,
): Promise<KeyedTrace> {
  const { artifact, at, log = 'v1' } = request
  const { tampered = lastBitChanged(artifact.bytes) } = request
  if (equalBytes(tampered, artifact.bytes)) throw new TypeError('tampered: expected another artifact')
  const steps: KeyedStep[] = []
  const note: Note = (id, arrow) => steps.push({ id, at, also: [], ...arrow })

  const generating = request.keyFile === undefined
  const half: Progress = (fraction) => progress(generating ? fraction / 2 : fraction)
  const files = generating ? await generate(world, request, note, half) : undefined
  const keyFile = request.keyFile ?? utf8(files?.privateKey ?? '')

  const bundleName = `${artifact.name}.sigstore.json`
  const command = `cosign sign-blob --key cosign.key --bundle ${shellPath(bundleName)} ${shellPath(artifact.name)}`
  note('sign-command', {
    from: 'user',
    to: 'client',
    sent: [part('command', 'text', command), artifactPart('artifact', artifact)],
  })

  const typed = request.typed ?? request.password
  const read = await readCosignKey(keyFile, typed, (fraction) =>
    progress(generating ? 0.5 + fraction / 2 : fraction),
  )
  const lock = 'key' in read ? lockParts(read.lock) : []
  const fromDisk = {
    from: 'storage',
    to: 'client',
    sent: [own('cosign-key', 'pem', keyFile), ...lock],
  } as const
  note('unlock', { from: 'user', to: 'client', sent: [own('password', 'text', typed)], also: [fromDisk] })
  const made = files ? { files } : {}
  if ('code' in read) return { steps, ended: read.code, ...made }
  const { key } = read

  const content = message(artifact.bytes)
  note('privacy-warning', {
    from: 'client',
    to: 'user',
    sent: [...contentParts(content), publicKeyPart(key)],
  })
  const answer = own('answer', 'text', utf8(request.consent ? 'y' : 'n'))
  note('consent', { from: 'user', to: 'client', sent: [answer] })
  if (!request.consent) return { steps, ended: 'declined', ...made }

  const verifier = { kind: 'key', der: key.spki } as const
  const { signing, signed, recorded } = signAndRecord(world, 'client', { content, at, log }, key, verifier)
  note('sign', signed)
  note('log-entry', recorded)
  const written = bundlePart(signing.bundle)
  note('bundle', { from: 'client', to: 'storage', sent: [written] })
  return { steps, ...made, signed: verifyBoth(world, artifact, tampered, signing, written, note) }
}

type Note = (id: KeyedStepId, arrow: KeyedArrow & { readonly also?: readonly KeyedArrow[] }) => unknown

async function generate(
  world: World,
  { password }: KeyedRequest,
  note: Note,
  progress: Progress,
): Promise<CosignKeyFiles> {
  note('generate', {
    from: 'user',
    to: 'client',
    sent: [part('command', 'text', 'cosign generate-key-pair')],
  })
  const key = generateKeyPair('p256', world.random)
  const pair = [own('private-key', 'der', toPkcs8(key)), publicKeyPart(key)]
  note('key-pair', { from: 'client', to: 'client', sent: pair })
  note('password', { from: 'user', to: 'client', sent: [own('password', 'text', password)] })
  const files = await writeCosignKey(key, password, world.random, progress)
  note('lock', { from: 'client', to: 'client', sent: lockParts(files.lock) })
  note('key-files', {
    from: 'client',
    to: 'storage',
    sent: [own('cosign-key', 'pem', utf8(files.privateKey)), own('cosign-pub', 'pem', utf8(files.publicKey))],
  })
  return files
}

function verifyBoth(
  world: World,
  artifact: KeyedRequest['artifact'],
  tampered: Uint8Array,
  signing: Signing,
  bundle: Part,
  note: Note,
): KeyedRun {
  const publicKey = toPem('PUBLIC KEY', signing.key.spki)
  const trustedRoot = utf8(`${JSON.stringify(trustedRootOf(world), null, 2)}\n`)
  const policy = { key: publicKey }
  const [cosign] = equivalentCommands({
    artifact: artifact.name,
    bundle: `${artifact.name}.sigstore.json`,
    trustedRoot: 'trusted_root.json',
    policy,
    content: 'messageSignature',
    predicateType: undefined,
    publicGood: false,
    npm: false,
  })
  const command = part('command', 'text', cosign?.lines.join(' ') ?? '')
  const verify = (id: KeyedStepId, bytes: Uint8Array) => {
    const report = verifySigstore({ artifact: { bytes }, bundle: bundle.bytes, trustedRoot, policy })
    const given = [
      artifactPart('artifact', { ...artifact, bytes }),
      bundle,
      own('cosign-pub', 'pem', utf8(publicKey)),
      own('trusted-root', 'json', trustedRoot),
    ]
    const returned = [own('verdict', 'text', utf8(report.verdict))]
    note(id, { from: 'verifier', to: 'verifier', sent: [command, ...given], returned })
    return report
  }
  const verified = verify('verify', artifact.bytes)
  const report = verify('verify-tampered', tampered)
  return {
    signing,
    bundle: bundle.bytes,
    trustedRoot,
    publicKey,
    verified,
    tampered: { artifact: tampered, report },
  }
}

function own(
  id: KeyedPartId,
  form: KeyedPart['form'],
  bytes: Uint8Array,
  fields: KeyedPart['fields'] = [],
): KeyedPart {
  return { id, form, bytes, fields }
}

function publicKeyPart({ spki }: KeyPair): Part {
  return part('public-key', 'pem', toPem('PUBLIC KEY', spki), [field('public-key-sha256', sha256(spki))])
}

function lockParts({ salt, nonce, cost: { N, r, p } }: Lock): KeyedPart[] {
  const memory = { label: 'scrypt-memory', value: `${128 * N * r}` } as const
  return [
    own('salt', 'binary', salt, [
      { label: 'scrypt-n', value: `${N}` },
      { label: 'scrypt-r', value: `${r}` },
      { label: 'scrypt-p', value: `${p}` },
      memory,
    ]),
    own('box-nonce', 'binary', nonce),
  ]
}

/** An artifact of one more byte, if it had none. */
function lastBitChanged(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(0)
  return bytes.map((octet, i) => (i === bytes.length - 1 ? octet ^ 1 : octet))
}
