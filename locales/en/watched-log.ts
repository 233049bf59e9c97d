import type { watchedLog as ja } from '../ja/watched-log.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

const entries = (count: number) => counted(count, 'entry', 'entries')

/** What the scene says in which anybody reads the log. */
export const watchedLog: Same<typeof ja> = {
  digest: (of) => `digest of the ${of}`,
  key: 'SHA-256 of the key',
  validity: 'validity period',
  time: 'time recorded',
  included: (hashes, size) =>
    `Inclusion proof checked (${counted(hashes, 'hash', 'hashes')}, up to the root hash of a log with ${entries(size)})`,
  notIncluded: 'This entry does not lead to the root hash of the log.',
  by: {
    identity: 'identity (email, URI)',
    issuer: 'issuer',
    digest: 'digest of the artifact',
    key: 'SHA-256 of the key',
  },
  search: 'Search the log',
  placeholder: { text: 'Empty: all entries', hash: '64 hex digits. Empty: all entries' },
  example: 'Example',
  all: 'All',
  notHash: 'A SHA-256 is 64 hex digits. Type 64 characters, only digits and a to f.',
  hits: (count, size) => `${count.toLocaleString('en-US')} of ${entries(size)}`,
  none: 'The log has nothing that is the same, letter by letter.',
  rule: 'What alice asked the monitor to do',
  ruleName: 'Name to watch',
  ruleIssuers: 'Usual issuer',
  ruleReleased: 'What she signed herself',
  released: (count) => counted(count, 'artifact'),
  act: "Sign in alice's name",
  actNote: 'mallory signs a fake artifact',
  impostors: {
    'account-elsewhere': 'with an account at another provider',
    'account-taken': 'with the taken-over account',
  },
  reset: 'Start over',
  monitor: "alice's monitor",
  quiet: 'No alarm',
  quietWhy: (count) =>
    count === 1
      ? 'In the 1 entry with this name, issuer and digest are as alice told it.'
      : `In the ${count.toLocaleString('en-US')} entries with this name, issuers and digests are as alice told it.`,
  alarm: (count) => counted(count, 'alarm'),
  alarmWhy: 'alice was told',
  verifier: {
    'account-elsewhere': 'Verifier (another provider)',
    'account-taken': 'Verifier (account taken over)',
  },
  rejected: (check) => `${check} does not match`,
  fooled: 'Cannot notice',
  alarming: 'alarm',
  simulated:
    'This reads the whole of a simulated log and searches it (the real Rekor v2 has no search). Entries and proofs are real cryptography.',
}
