import { sigstore as words } from '#words/sigstore'
import { intake } from '#words/intake'
import { fromUtf8, utf8 } from '../../../playground/bytes.ts'
import type { Role } from '../../../playground/intake/kind.ts'
import type { Report } from '../../../playground/report.ts'
import type { Policy } from '../../../playground/sigstore/input.ts'
import { meantAmong } from '../../../playground/sigstore/meant.ts'
import { readArguments } from '../arguments.ts'
import { shippedRoot } from '../shipped.ts'
import { takeIn } from '../door.ts'
import { typeNamed } from '../statement-type.ts'
import { type Claim, type Method, UsageError } from '../usage.ts'
import { together } from './sigstore-several.ts'
import { openTarget } from './sigstore-target.ts'

/** Which option takes what. */
const OPTIONS: Readonly<Partial<Record<Role, string>>> = {
  bundle: '--bundle',
  'trusted-root': '--trusted-root',
  'public-key': '--key',
}

const of = (role: Role) => ({ method: 'sigstore', role }) as const

/** What a trusted root is taken of. */
interface Given {
  readonly bytes: Uint8Array
  readonly line?: number
}

export const sigstore: Method = {
  name: 'sigstore',
  usage:
    'sigstore --bundle FILE [--trusted-root FILE] (--certificate-identity ID --certificate-oidc-issuer URL [--source-repository URL|OWNER/NAME] [--source-ref REF] | --key PEM) [--type TYPE] [--no-log] ARTIFACT|sha256:HEX|sha384:HEX|sha512:HEX|sha1:HEX|gitCommit:HEX|HEX',
  async run(args) {
    const { values, positionals } = readArguments(this.name, args, {
      bundle: { type: 'string' },
      'trusted-root': { type: 'string' },
      'certificate-identity': { type: 'string' },
      'certificate-oidc-issuer': { type: 'string' },
      'source-repository': { type: 'string' },
      'source-ref': { type: 'string' },
      key: { type: 'string' },
      type: { type: 'string' },
      'no-log': { type: 'boolean', default: false },
    })
    const [target] = positionals
    if (target === undefined || positionals.length > 1) {
      throw new UsageError(`sigstore: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (values.bundle === undefined)
      throw new UsageError(`sigstore: --bundle is missing; usage: ${this.usage}`)
    const identity = values['certificate-identity']
    const issuer = values['certificate-oidc-issuer']
    if (values['no-log'] && values['trusted-root'] === undefined)
      throw new UsageError('sigstore: --no-log needs --trusted-root FILE, one that names no log')
    const sourceRepository = values['source-repository']
    const sourceRef = values['source-ref']
    const ofCertificate = { identity, issuer, sourceRepository, sourceRef }
    if (values.key !== undefined && Object.values(ofCertificate).some((one) => one !== undefined)) {
      throw new UsageError(
        'sigstore: --key was given together with an identity, issuer or source; a key has none of them',
      )
    }
    const statementType = values.type === undefined ? undefined : typeNamed('sigstore: --type', values.type)
    const keys = values.key === undefined ? [] : await takeIn('--key', values.key, of('public-key'), OPTIONS)
    const [key] = keys
    if (keys.length > 1) throw new UsageError(`--key: ${values.key}: ${intake.isSeveral(keys.length)}`)
    const policy: Policy = {
      ...(key ? { key: fromUtf8(key.bytes) ?? '' } : given(ofCertificate)),
      ...(statementType !== undefined && { statementType }),
      ...(values['no-log'] && { noLog: true }),
    }
    const root = values['trusted-root']
    const shipped: Given = { bytes: utf8(shippedRoot()) }
    const roots =
      root === undefined ? [shipped] : await takeIn('--trusted-root', root, of('trusted-root'), OPTIONS)
    const bundles = await takeIn('--bundle', values.bundle, of('bundle'), OPTIONS)
    const { artifact, also } = await openTarget(target)
    const { verifySigstore } = await import('../../../playground/sigstore/index.ts')
    const claims = bundles.map(({ bytes: bundle, label, line, elsewhere }): Claim => {
      const told = { ...(label !== undefined && { label }), ...(line !== undefined && { line }) }
      if (elsewhere !== undefined) return { ...told, elsewhere }
      const reports = roots.map(({ bytes: trustedRoot }) =>
        verifySigstore({ artifact, bundle, trustedRoot, policy }),
      )
      const at = meantAmong(reports)
      const by = roots[at]?.line
      return {
        ...told,
        report: reports[at] as Report,
        ...(roots.length > 1 && { trustedRoot: { at: at + 1, ...(by !== undefined && { line: by }) } }),
      }
    })
    const [first] = claims
    if (!first?.report || claims.length > 1) return { ...together(claims), words, also }
    const { report, trustedRoot: by } = first
    return { report, words, also: [...(by ? [`# ${intake.byRoot(by.at, by.line)}`] : []), ...also] }
  },
}

function given(all: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
