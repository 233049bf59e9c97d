import { bytesIn, caseNamed } from '../../ssh/cases.ts'
import { type Case, fixture } from './case.ts'

function of(
  name: string,
  file: 'object' | 'signature' | 'signers' | 'revoked',
  as: string,
  roles: readonly string[],
): Case {
  return { name: as, roles, bytes: () => bytesIn(caseNamed(name), file) ?? new Uint8Array() }
}

export const signatures = [
  of('ed25519', 'signature', 'a.txt.sig', ['signature']),
  of('raw', 'signature', 'raw.sig', ['signature']),
]
export const objects = [
  of('commit-sha1', 'object', 'commit', ['cleartext']),
  of('tag-sha1', 'object', 'tag', ['cleartext']),
  fixture('test/fixtures/openpgp-js/git-tag', ['cleartext']),
  fixture('test/fixtures/openpgp-js/git-commit', ['cleartext']),
]
export const signers = [of('ed25519', 'signers', 'allowed_signers', ['signers'])]
export const keys: readonly Case[] = [
  {
    name: 'id_ed25519.pub',
    roles: [],
    bytes: () => {
      const line = new TextDecoder().decode(bytesIn(caseNamed('ed25519'), 'signers'))
      return new TextEncoder().encode(line.slice(line.indexOf('ssh-ed25519')))
    },
  },
]
export const revocations = [of('krl-key', 'revoked', 'revoked.krl', ['revoked'])]
