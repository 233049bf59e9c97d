/** One signature, checked: the arithmetic, whose key, and what hashes alone say of it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, toHex, utf8 } from '../bytes.ts'
import { type CodeOf, type Evidence, type FindingOf, report, type Source } from '../report.ts'
import { merklePath } from '../sigstore/merkle.ts'
import { factsOf, type SignatureAlgorithm } from './algorithms.ts'
import type { Engine } from './engine.ts'
import {
  POST_QUANTUM_PLAN,
  type POST_QUANTUM_CODES,
  type PostQuantumCheckId,
  type PostQuantumLabel,
  type PostQuantumReport,
} from './plan.ts'

export interface SignedFile {
  readonly algorithm: SignatureAlgorithm
  readonly file: Uint8Array
  readonly signature: Uint8Array
  readonly publicKey: Uint8Array
  /** Where a log has it (RFC 6962 section 2.1.1), lowest first. */
  readonly proof?: { readonly index: number; readonly hashes: readonly Uint8Array[] }
}

export interface PostQuantumPolicy {
  /** SHA-256 of the public key that was told another way. */
  readonly key?: Uint8Array
  /** SHA-256 of the file that was told another way. */
  readonly digest?: Uint8Array
  /** A log's root as it was known before the day from which on signatures of this algorithm say nothing. */
  readonly remembered?: { readonly size: number; readonly root: Uint8Array }
}

type Codes = typeof POST_QUANTUM_CODES
type Finding = FindingOf<PostQuantumCheckId, Codes>

const MISSING: Finding = { status: 'skipped', because: 'missing-input' }
const shown = (
  label: PostQuantumLabel,
  value: Uint8Array | string,
  source: Source,
): Evidence<PostQuantumLabel> => ({ label, value, source })

/** What a log says of a signing: which key, which file. The log has checked the signature when it took the entry. */
export function entryOf({ algorithm, publicKey, file }: Omit<SignedFile, 'signature' | 'proof'>): Uint8Array {
  return utf8(`${algorithm} ${toHex(sha256(publicKey))} ${toHex(sha256(file))}\n`)
}

/** @throws {never} bad input is a finding */
export async function verifySignature(
  signed: SignedFile,
  policy: PostQuantumPolicy,
  engine: Engine,
): Promise<PostQuantumReport> {
  return report(POST_QUANTUM_PLAN, {
    signature: await signatureOf(signed, engine),
    'key-expected': compared(policy.key, sha256(signed.publicKey), {
      code: 'key-mismatch',
      label: 'key-digest',
    }),
    'digest-expected': compared(policy.digest, sha256(signed.file), {
      code: 'digest-mismatch',
      label: 'digest',
    }),
    'logged-before': loggedBefore(signed, policy),
  })
}

async function signatureOf(
  { algorithm, file, signature, publicKey }: SignedFile,
  engine: Engine,
): Promise<Finding> {
  const facts = factsOf(algorithm)
  const evidence = [
    shown('algorithm', facts.name, 'claim'),
    shown('engine', engine.name, 'trust'),
    shown('public-key', publicKey, 'claim'),
    shown('signature', signature, 'claim'),
    shown('digest', sha256(file), 'artifact'),
  ]
  const open = (code: CodeOf<Codes, 'undecided'>): Finding => ({ status: 'undecided', code, evidence })
  if (publicKey.length !== facts.publicKey) return open('key-malformed')
  if (signature.length !== facts.signature) return open('signature-malformed')
  try {
    const isRight = await engine.verify(algorithm, publicKey, file, signature)
    return isRight
      ? { status: 'passed', evidence }
      : { status: 'failed', code: 'signature-mismatch', evidence }
  } catch {
    return open('key-malformed')
  }
}

function compared(
  wanted: Uint8Array | undefined,
  found: Uint8Array,
  as: {
    readonly code: CodeOf<Codes, 'failed'>
    readonly label: PostQuantumLabel
  },
): Finding {
  if (!wanted) return MISSING
  const expected = shown(as.label, wanted, 'policy')
  const actual = shown(as.label, found, 'claim')
  return equalBytes(wanted, found)
    ? { status: 'passed', evidence: [expected, actual] }
    : { status: 'failed', code: as.code, expected, actual }
}

function loggedBefore(signed: SignedFile, { remembered }: PostQuantumPolicy): Finding {
  if (!remembered) return MISSING
  const expected = shown('root', remembered.root, 'policy')
  if (!signed.proof) return { status: 'undecided', code: 'proof-missing', evidence: [expected] }
  const { index, hashes } = signed.proof
  const path = merklePath(entryOf(signed), BigInt(index), BigInt(remembered.size), hashes)
  if ('code' in path) return { status: 'undecided', code: 'proof-malformed', evidence: [expected] }
  const actual = shown('root', path.root, 'claim')
  return equalBytes(path.root, remembered.root)
    ? { status: 'passed', evidence: [expected, actual] }
    : { status: 'failed', code: 'root-mismatch', expected, actual }
}
