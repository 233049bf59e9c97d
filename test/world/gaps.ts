/**
 * Bundles made to exploit what `@sigstore/verify` leaves to its caller: the library accepts each, and whoever calls
 * it has to refuse.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../playground/bytes.ts'
import {
  type TrustedRootJson,
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  signKeyless,
  subjectOf,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'
import { OID, extendedKeyUsage } from '../../playground/world/x509.ts'
import type { Question } from './library.ts'

export interface Gap {
  readonly id: string
  /** The question with the exploit in it. */
  readonly exploit: () => Question
  /** The same without: what a good verifier still has to accept. */
  readonly honest: () => Question
}

const NOW = new Date('2026-10-01T09:00:00Z')
const artifact = utf8('an artifact\n')
const release = workflow('example/hello-shomei')
const alice = person('alice@example.com')

const lab = () => createWorld({ seed: 'gaps', now: NOW, earlierEntries: 3 })
type Lab = ReturnType<typeof lab>

/** A bundle for alice over the artifact, in the given kind of log. */
function signed(
  world: Lab,
  log: 'v1' | 'v2',
  request: Partial<Parameters<typeof signKeyless>[1]> = {},
): Question {
  const { bundle } = signKeyless(world, {
    content: message(artifact),
    identity: alice,
    at: NOW,
    log,
    ...request,
  })
  return { bundle, trustedRoot: trustedRootOf(world), artifact, identity: alice.email, issuer: alice.issuer }
}

/** The question with its trusted root changed. */
function withRoot(question: Question, change: (root: TrustedRootJson) => void): Question {
  const trustedRoot = structuredClone(question.trustedRoot)
  change(trustedRoot)
  return { ...question, trustedRoot }
}

/** Provenance about `subject`, shown together with the artifact. */
function attestation(subject: Uint8Array, payloadType?: string): Question {
  const identity = release
  const honest = provenance([{ name: 'artifact', digest: { sha256: toHex(sha256(subject)) } }], release)
  const content = { ...honest, ...(payloadType !== undefined && { payloadType }) }
  return {
    ...signed(lab(), 'v1', { content, identity }),
    identity: subjectOf(release),
    issuer: release.issuer,
  }
}

/** SubjectPublicKeyInfo of an RSA key that signed nothing; its private half was thrown away. */
const RSA_SPKI =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAusnx7TP0fgbeO2Gu2Xm/153AmfNA6D2eN7ztrDjonz6gIWw/IYyl' +
  'SelKzPvg8S8uffRsvxWyzfLXyJvd7uEe+Qc80V9twcY2u6vJgl4IwCr0swWtVSykv1cFcTXdQZre9DSz4RavCPSJGcuwLJVf' +
  'c3Ylwuf4M24G8r9T7LhOHSJdRNb3J1LQHTxLZDP2Js2xLv4yDP19Ywm/7/pU7lgqVXYIZWctXzy3KaERlDkRZ7/TlKdwY7rx' +
  'ygntkvjtDK9zt3YqhaH6t8ssABMO2bREgIjtxJa9UdgxRqyE+u0mTUT7xpKmNzzaqawe55STn8wlabsc+Hem+MBSpRwBoq+4' +
  'VQIDAQAB'

export const GAPS: readonly Gap[] = [
  {
    id: 'log-validity-start-missing',
    honest: () => signed(lab(), 'v1'),
    exploit: () =>
      withRoot(signed(lab(), 'v1'), (root) =>
        root.tlogs.forEach((log) => delete log.publicKey.validFor.start),
      ),
  },
  {
    id: 'ca-validity-start-missing',
    honest: () => signed(lab(), 'v1'),
    exploit: () =>
      withRoot(signed(lab(), 'v1'), (root) =>
        root.certificateAuthorities.forEach((ca) => delete ca.validFor.start),
      ),
  },
  {
    id: 'log-key-expired',
    honest: () => signed(lab(), 'v2'),
    exploit: () =>
      withRoot(signed(lab(), 'v2'), (root) =>
        root.tlogs.forEach((log) => (log.publicKey.validFor.end = '2026-09-30T00:00:00Z')),
      ),
  },
  {
    id: 'log-key-not-yet-valid',
    honest: () => signed(lab(), 'v2'),
    exploit: () =>
      withRoot(signed(lab(), 'v2'), (root) =>
        root.tlogs.forEach((log) => (log.publicKey.validFor.start = '2026-10-02T00:00:00Z')),
      ),
  },
  {
    id: 'subject-of-another-artifact',
    honest: () => attestation(artifact),
    exploit: () => attestation(utf8('another artifact\n')),
  },
  {
    id: 'certificate-instead-of-key',
    honest: () => signed(lab(), 'v1'),
    exploit: () => {
      const { bundle, trustedRoot } = signed(lab(), 'v1')
      return {
        bundle,
        trustedRoot,
        artifact,
        key: generateKeyPair('p256', lab().random.fork('managed')).spki,
      }
    },
  },
  {
    id: 'identity-of-a-look-alike',
    honest: () => signed(lab(), 'v1'),
    exploit: () =>
      signed(lab(), 'v1', { identity: person('malice@example.com.shomei-lab.invalid', alice.issuer) }),
  },
  {
    id: 'identity-dot-for-any-character',
    honest: () => signed(lab(), 'v1'),
    exploit: () => signed(lab(), 'v1', { identity: person('alice@example-com', alice.issuer) }),
  },
  {
    id: 'code-signing-missing',
    honest: () => signed(lab(), 'v1'),
    exploit: () =>
      signed(lab(), 'v1', {
        revise: {
          certificate: (honest) => ({
            ...honest,
            extensions: honest.extensions.filter(({ oid }) => oid !== OID.extendedKeyUsage),
          }),
        },
      }),
  },
  {
    id: 'code-signing-replaced',
    honest: () => signed(lab(), 'v1'),
    exploit: () =>
      signed(lab(), 'v1', {
        revise: {
          certificate: (honest) => ({
            ...honest,
            extensions: honest.extensions.map((extension) =>
              extension.oid === OID.extendedKeyUsage ? extendedKeyUsage('timeStamping') : extension,
            ),
          }),
        },
      }),
  },
  {
    id: 'payload-type-of-something-else',
    honest: () => attestation(artifact),
    exploit: () => attestation(artifact, 'application/vnd.shomei-lab.tea-recipe+json'),
  },
  {
    id: 'log-index-forged',
    honest: () => signed(lab(), 'v2'),
    exploit: () => {
      const question = signed(lab(), 'v2')
      const bundle = structuredClone(question.bundle)
      for (const entry of bundle.verificationMaterial.tlogEntries) entry.logIndex = '1'
      return { ...question, bundle }
    },
  },
]

/** An honest bundle and a root that also names an RSA log by its SubjectPublicKeyInfo: the library throws. */
export function rootWithRsaLog(): Question {
  return withRoot(signed(lab(), 'v1'), (root) => {
    const [log] = root.tlogs
    if (log === undefined) return
    const publicKey = { ...log.publicKey, rawBytes: RSA_SPKI, keyDetails: 'PKIX_RSA_PKCS1V15_2048_SHA256' }
    const keyId = Buffer.from(sha256(Buffer.from(RSA_SPKI, 'base64'))).toString('base64')
    root.tlogs.push({ ...log, publicKey, logId: { keyId } })
  })
}
