import { concatBytes, utf8 } from '../../../playground/bytes.ts'
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

/** Lines that ssh-keygen passes over. */
function besides(name: string, lines: string): Case {
  const good = bytesIn(caseNamed('ed25519'), 'signers') ?? new Uint8Array()
  return { name, roles: ['signers'], bytes: () => concatBytes(good, utf8(lines)) }
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
export const signers = [
  of('ed25519', 'signers', 'allowed_signers', ['signers']),
  besides('list.txt', 'nobody\n'),
  besides('allowed_signers', 'nobody\nno key\nat all\n'),
]
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
export const keyLists = [
  of('revoked', 'revoked', 'lost_keys', []),
  {
    name: 'lost.pub',
    roles: [],
    bytes: () =>
      new TextEncoder().encode(
        new TextDecoder().decode(bytesIn(caseNamed('revoked'), 'revoked')).replaceAll('\n', '\r\n'),
      ),
  },
]
export const revocations = [of('krl-key', 'revoked', 'revoked.krl', ['revoked'])]
