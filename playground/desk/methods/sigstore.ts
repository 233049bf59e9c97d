import { fromUtf8, toHex, fromHex } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { type CheckPlan, type Report, report, standingOf } from '../../report.ts'
import { DIGEST_NAMES, type Artifact, type DigestName, type Policy } from '../../sigstore/input.ts'
import { member, readJson } from '../../sigstore/json.ts'
import { statementTypeNamed } from '../../sigstore/statement-types.ts'
import { meantAmong } from '../../sigstore/meant.ts'
import type { Expectation } from '../expected.ts'
import { KEY_PLAN, KEYLESS_PLAN, type SigstoreCheckId, type SigstoreFailure } from '../../sigstore/plan.ts'
import { type About, type DeskMethod, digestKey, type Held, type Matter } from '../method.ts'

export const sigstore: DeskMethod = {
  id: 'sigstore',
  claims: ['bundle'],
  about: ({ bytes }) => aboutBundle(bytes),
  reads: () => DIGEST_NAMES,
  async verify(matter) {
    const artifact = await open(matter.artifact)
    if (!artifact) return undefined
    const { isSignedByKey, verifySigstoreAhead } = await import('../../sigstore/index.ts')
    const { claim, subtle } = matter
    const roots = rootsIn(matter)
    const policies = policiesOf(matter, isSignedByKey(claim.bytes))
    const reports: Report[] = []
    // All of them are believed, in whatever order they came.
    for (const trustedRoot of roots.length > 0 ? roots.slice(0, MOST_TRIED) : [undefined])
      for (const policy of policies.slice(0, MOST_TRIED)) {
        const input = { artifact, bundle: claim.bytes, ...(trustedRoot && { trustedRoot }), policy }
        const found: Report = await verifySigstoreAhead(input, subtle)
        if (standingOf(found) === 'verified') return found
        reports.push(found)
      }
    if (policies.length > MOST_TRIED) return untried(KEY_PLAN, 'public-key')
    return roots.length > MOST_TRIED ? untried(KEYLESS_PLAN, 'trusted-root') : reports[meantAmong(reports)]
  },
}

/** Roots, and keys, that one bundle is verified with. */
const MOST_TRIED = 8

/** One that was not tried may be the one: that those that were do not hold decides nothing. */
function untried(plan: CheckPlan<SigstoreCheckId>, check: SigstoreCheckId): Report {
  const finding = ({ id }: { readonly id: SigstoreCheckId }) =>
    id === check
      ? ({ status: 'undecided', code: 'believed-too-many', evidence: [] } as const)
      : ({ status: 'skipped', because: { check }, evidence: [] } as const)
  return report<SigstoreCheckId, SigstoreFailure>(
    plan,
    Object.fromEntries(plan.map((one) => [one.id, finding(one)])),
  )
}

function rootsIn({ trust }: Matter): Uint8Array[] {
  return trust
    .filter(({ part, isBelieved }) => isBelieved && part.role === 'trusted-root')
    .map(({ part }) => part.bytes)
}

/**
 * By each key that is believed, where the bundle names one instead of a certificate; otherwise by who was expected, to the
 * letter: a blank at an end is a difference, which is shown.
 */
function policiesOf({ trust, expected, noLog }: Matter, isByKey: boolean): readonly Policy[] {
  const said = (one: Expectation) => {
    const { [one]: text = '' } = expected
    return text.trim() === '' ? '' : text
  }
  const [identity, issuer, type] = [said('identity'), said('issuer'), said('type')]
  const [sourceRepository, sourceRef] = [said('source-repository'), said('source-ref')]
  // By cosign's name for it, too; what is neither that nor a URI is told where it would be compared.
  const statementType = type && (statementTypeNamed(type) ?? type)
  const statement = { ...(statementType && { statementType }), ...(noLog && { noLog }) }
  const keys = trust.filter(({ part, isBelieved }) => isBelieved && part.role === 'public-key')
  if (isByKey)
    // Who is expected of a certificate says nothing of a key, and nobody's word stands for one.
    return keys.length > 0
      ? keys.map(({ part }) => ({ key: fromUtf8(part.bytes) ?? '', ...statement }))
      : [statement]
  return [
    {
      ...(identity && { identity }),
      ...(issuer && { issuer }),
      ...(sourceRepository && { sourceRepository }),
      ...(sourceRef && { sourceRef }),
      ...statement,
    },
  ]
}

/** Bytes. Pure Ed25519 signs the bytes themselves, so a small artifact is taken whole. */
const WHOLE_UP_TO = 16 * 1024 * 1024

async function open(held: Held): Promise<Artifact | undefined> {
  const asDigests = async () => {
    const digests = await held.digests(DIGEST_NAMES)
    return digests && { digests }
  }
  if (held.size > WHOLE_UP_TO) return asDigests()
  const bytes = new Uint8Array(held.size)
  let at = 0
  for await (const piece of held.pieces()) {
    // A file that grows, or whose size nobody says, is not what is there of it so far.
    if (at + piece.length > bytes.length) return asDigests()
    bytes.set(piece, at)
    at += piece.length
  }
  return { bytes: bytes.subarray(0, at) }
}

/** `sha256` and its kin, as in-toto's ResourceDescriptor names them; others are passed over. */
const isName = (name: string): name is DigestName => (DIGEST_NAMES as readonly string[]).includes(name)
/** `SHA2_256`, as sigstore_common.proto names it. */
const MESSAGE_ALGORITHM: Readonly<Record<string, DigestName>> = {
  SHA2_256: 'sha256',
  SHA2_384: 'sha384',
  SHA2_512: 'sha512',
}
const MOST_SUBJECTS = 10_000

function aboutBundle(bundle: Uint8Array): About {
  const value = valueOf(bundle)
  const message = member(member(value, 'messageSignature'), 'messageDigest')
  const algorithm = MESSAGE_ALGORITHM[String(member(message, 'algorithm'))]
  const digest = member(message, 'digest')
  const decoded = typeof digest === 'string' ? decodeBase64(digest) : undefined
  if (algorithm && decoded) return saying([{ name: algorithm, hex: toHex(decoded) }], [])
  const payload = member(member(value, 'dsseEnvelope'), 'payload')
  const statement =
    typeof payload === 'string' ? valueOf(decodeBase64(payload) ?? new Uint8Array()) : undefined
  const subjects = member(statement, 'subject')
  const list: readonly unknown[] = Array.isArray(subjects) ? subjects.slice(0, MOST_SUBJECTS) : []
  return saying(
    list.flatMap((subject) => digestsOf(member(subject, 'digest'))),
    list.flatMap((subject) => {
      const name = member(subject, 'name')
      return typeof name === 'string' ? [name] : []
    }),
  )
}

interface Digest {
  readonly name: DigestName
  readonly hex: string
}

function saying(digests: readonly Digest[], names: readonly string[]): About {
  return {
    digests: new Set(digests.map(({ name, hex }) => digestKey(name, hex))),
    algorithms: [...new Set(digests.map(({ name }) => name))],
    names: [...new Set(names)],
  }
}

function digestsOf(digest: unknown): Digest[] {
  if (typeof digest !== 'object' || digest === null) return []
  return Object.entries(digest).flatMap(([name, hex]) =>
    isName(name) && typeof hex === 'string' && fromHex(hex) ? [{ name, hex: hex.toLowerCase() }] : [],
  )
}

function valueOf(bytes: Uint8Array): unknown {
  const json = readJson(fromUtf8(bytes) ?? '')
  return 'value' in json ? json.value : undefined
}
