import type { npmScene as ja } from '../ja/npm-scene.ts'
import type { Same } from '../same.ts'

/** What the scene of npm provenance says around its steps. */

export const npmScene: Same<typeof ja> = {
  /** Where a job signs, some parts are not what they are where a person does. */
  parts: {
    'id-token': {
      title: 'ID token',
      says: 'A signed assertion (JWT): "This job belongs to this workflow".',
    },
  },
  user: { title: 'user', says: 'Looks, before installing the package, where it was made.' },
  userHead: ['user'],
  begin: 'Publish from CI',
  lead: 'Push a tag, and the CI job starts: it signs and publishes without a human hand.',
  from: 'Repository that publishes',
  publishing: 'Right to publish',
  log: 'Log to record in',
  fromWords: {
    release: 'example/hello-shomei (genuine)',
    fork: 'mallory/hello-shomei (fake)',
  },
  publishingWords: {
    trusted: 'trusted publishing (now)',
    secret: 'long-lived token (2023)',
  },
  simulated:
    'CI, registry and Sigstore are simulated (shomei-lab.invalid). Cryptography and verification are real.',
  stolen: 'mallory published with a stolen token.',
  tabs: { page: 'Package page', statement: 'Statement', real: 'This talk' },
  attack: 'Attack it',
  attacks: {
    none: 'No attack',
    package: 'Change 1 byte of the package',
    statement: 'Change the commit in the statement',
  },
  facts: { repository: 'source', commit: 'commit', workflow: 'workflow', run: 'run' },
  entry: 'log',
  entryAt: (index, kind) => `entry ${index} (${kind})`,
  expected: 'Expected workflow: ',
  publishedOk: "The registry's own signature was checked, too",
  publishedBad: "The registry's publish attestation is not verified",
  provenance: 'Provenance',
  shown: 'Shows only what could be verified',
  nothing: 'Not verified, so nothing is shown.',
  same: 'same',
  different: 'different',
  absent: 'none',
  compare:
    "The statement is what the job says of itself. The certificate was issued after Fulcio had checked the job's OIDC token.",
  audit:
    "On your machine, npm audit signatures checks the registry's signatures, and attestations where there are any. It does not compare them with an expected workflow.",
  real: 'This verifies the real attestations of a package that this talk uses.',
  lock: 'Digest in package-lock.json',
  matches: 'The same as the subject of the attestation',
  differs: 'Not the same as the subject of the attestation',
  unsure: 'Not shown to be the same as the subject of the attestation',
  noneIsNone: ' "None" is not "Verified".',
  expect: 'Expect what the certificate says',
  undecided: 'Say who should have published it, and there can be a verdict.',
}
