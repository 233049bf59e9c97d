import { sigstore as words } from '../../../locales/ja/sigstore.ts'
import { concatBytes, fromHex, fromUtf8, utf8 } from '../../../playground/bytes.ts'
import { digestPieces } from '../../../playground/checksum/index.ts'
import {
  ANY_STATEMENT,
  STATEMENT_TYPE_NAMES,
  statementTypeNamed,
} from '../../../playground/sigstore/format.ts'
import {
  type Artifact,
  DIGEST_NAMES,
  type DigestName,
  type Policy,
} from '../../../playground/sigstore/input.ts'
import { shippedTrust } from '../../samples/npm/trust.ts'
import { readArguments } from '../arguments.ts'
import { openArtifact, readClaim } from '../files.ts'
import { type Method, UsageError } from '../usage.ts'

export const sigstore: Method = {
  name: 'sigstore',
  usage:
    'sigstore --bundle FILE [--trusted-root FILE] (--certificate-identity ID --certificate-oidc-issuer URL | --key PEM) [--type TYPE] ARTIFACT|sha256:HEX|sha384:HEX|sha512:HEX',
  async run(args) {
    const { values, positionals } = readArguments(this.name, args, {
      bundle: { type: 'string' },
      'trusted-root': { type: 'string' },
      'certificate-identity': { type: 'string' },
      'certificate-oidc-issuer': { type: 'string' },
      key: { type: 'string' },
      type: { type: 'string' },
    })
    const [target] = positionals
    if (target === undefined || positionals.length > 1) {
      throw new UsageError(`sigstore: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (values.bundle === undefined)
      throw new UsageError(`sigstore: --bundle is missing; usage: ${this.usage}`)
    const identity = values['certificate-identity']
    const issuer = values['certificate-oidc-issuer']
    if (values.key !== undefined && (identity !== undefined || issuer !== undefined)) {
      throw new UsageError('sigstore: --key was given together with an identity or issuer; a key has neither')
    }
    const statementType = typeNamed(values.type)
    const policy: Policy = {
      ...(values.key !== undefined
        ? { key: fromUtf8(await readClaim('--key', values.key)) ?? '' }
        : { ...(identity !== undefined && { identity }), ...(issuer !== undefined && { issuer }) }),
      ...(statementType !== undefined && { statementType }),
    }
    const root = values['trusted-root']
    const trustedRoot =
      root === undefined ? utf8(shippedTrust().trustedRoot) : await readClaim('--trusted-root', root)
    const input = {
      artifact: await openTarget(target),
      bundle: await readClaim('--bundle', values.bundle),
      trustedRoot,
      policy,
    }
    const { verifySigstore } = await import('../../../playground/sigstore/index.ts')
    const report = verifySigstore(input)
    return { report, words }
  },
}

/** What `--type` means to cosign and gh: a predicate type as a URI, or by cosign's name for it. */
function typeNamed(name: string | undefined): string | undefined {
  const type = name === undefined ? undefined : statementTypeNamed(name)
  if (name === undefined || type !== undefined) return type
  throw new UsageError(
    `sigstore: --type is "${name.slice(0, 80)}"; it must be a URI, ${ANY_STATEMENT}, or one of ${STATEMENT_TYPE_NAMES.join(', ')}`,
  )
}

/** Pure Ed25519 signs the bytes themselves, so a small artifact is taken whole. */
const WHOLE_UP_TO = 16 * 1024 * 1024
const DIGEST = /^(sha256|sha384|sha512):(.*)$/
const DIGEST_LENGTH: Readonly<Record<DigestName, number>> = { sha256: 32, sha384: 48, sha512: 64 }

async function openTarget(target: string): Promise<Artifact> {
  const typed = DIGEST.exec(target)
  if (typed) {
    const [, name = '', hex = ''] = typed
    const digest = fromHex(hex)
    const length = DIGEST_LENGTH[name as DigestName]
    if (digest?.length !== length) {
      throw new UsageError(`sigstore: ${name}: expected ${2 * length} hex digits, got "${hex.slice(0, 80)}"`)
    }
    return { digests: { [name as DigestName]: digest } }
  }
  const { size, pieces } = await openArtifact(target)
  if (size <= WHOLE_UP_TO) {
    const whole: Uint8Array[] = []
    for await (const piece of pieces) whole.push(piece)
    return { bytes: concatBytes(...whole) }
  }
  const digests = await digestPieces(pieces, DIGEST_NAMES)
  return { digests: digests ?? {} }
}
