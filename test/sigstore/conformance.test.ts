import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { createHash } from '../../playground/platform/crypto.ts'
import { type Artifact, type Policy, verifySigstore } from '../../playground/sigstore/index.ts'
import { listShared, readShared } from '../support/files.ts'
import { publicGoodTrustedRoot } from '../support/trusted-root.ts'

const SUITE = 'sigstore-conformance'
const CASES = (await listShared(`${SUITE}/bundle-verify`)).filter((name) => !/\.(md|txt)$/.test(name))
const IDENTITY =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main'
const ISSUER = 'https://token.actions.githubusercontent.com'

interface Case {
  readonly bytes: Uint8Array
  readonly verify: (artifact: Artifact) => ReturnType<typeof verifySigstore>
}

async function open(name: string): Promise<Case> {
  const read = (file: string) => readShared(`${SUITE}/bundle-verify/${name}/${file}`)
  const text = async (file: string) => {
    const bytes = await read(file)
    return bytes && fromUtf8(bytes)?.trim()
  }
  const key = await text('key.pub')
  const policy: Policy = key
    ? { key }
    : { identity: (await text('identity')) ?? IDENTITY, issuer: (await text('issuer')) ?? ISSUER }
  const bundle = (await read('bundle.sigstore.json')) as Uint8Array
  const trustedRoot = (await read('trusted_root.json')) ?? utf8(await publicGoodTrustedRoot())
  const bytes = (await read('artifact')) ?? ((await readShared(`${SUITE}/a.txt`)) as Uint8Array)
  return { bytes, verify: (artifact) => verifySigstore({ artifact, bundle, trustedRoot, policy }) }
}

describe('Sigstore conformance, bundle-verify', () => {
  if (CASES.length === 0) test.skip('skipped: no shared data', () => {})
  else test('holds the whole suite', () => expect(CASES).toHaveLength(70))

  for (const name of CASES) {
    test(name, async () => {
      const { bytes, verify } = await open(name)
      const fromBytes = verify({ bytes })
      const digests = { sha256: Uint8Array.from(createHash('sha256').update(bytes).digest()) }
      const fromDigest = verify({ digests })
      for (const report of [fromBytes, fromDigest]) {
        const failures = report.checks.filter((check) => check.status === 'failed').map((check) => check.id)
        if (name.endsWith('_fail')) {
          expect(report.verdict, failures.join()).toBe('rejected')
          expect(
            failures.filter((id) => id !== 'library'),
            'a check that names it',
          ).not.toEqual([])
        } else {
          expect(failures).toEqual([])
          expect(report.verdict).toBe('verified')
        }
        expect(report.agrees, report.library?.message).toBe(true)
      }
    })
  }
})
