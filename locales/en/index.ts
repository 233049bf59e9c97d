/** Every word a component or the terminal says, keyed by the ids that the playground reports. */
import type { Property, Source } from '../../playground/report.ts'
import type { edition as ja } from '../ja/index.ts'
import type { Same } from '../same.ts'
import { verdicts } from './verdicts.ts'
import { attacks, parts } from './attacks.ts'
import { checksum } from './checksum.ts'
import { minisign } from './minisign.ts'
import { openpgpAttacks } from './openpgp-attacks.ts'
import { openpgp } from './openpgp.ts'
import { paper } from './paper.ts'
import { sigstore } from './sigstore.ts'
import { ssh } from './ssh.ts'
import { demos } from './demos.ts'

const sources: Readonly<Record<Source, { readonly name: string; readonly who: string }>> = {
  artifact: { name: 'artifact', who: 'the publisher, or anybody on the way, can change it' },
  claim: { name: 'claim', who: 'comes with the artifact, so an attacker can swap it too' },
  trust: { name: 'trust', who: 'got beforehand, through another channel' },
  policy: { name: 'policy', who: 'what you, the verifier, decided' },
}

const properties: Readonly<Record<Property, string>> = {
  format: 'Format',
  integrity: 'Integrity',
  key: 'Key',
  identity: 'Authenticity',
  time: 'Time',
  transparency: 'Transparency',
}

export const edition: Same<typeof ja> = {
  methods: { checksum, openpgp, sigstore, minisign, ssh },
  attacks,
  openpgpAttacks,
  parts,
  verdicts,
  sources,
  properties,
  /** Before what a check proves, where it has not passed. */
  ifPassed: 'What it shows if it passes: ',
  ifClean: 'What it shows without the warning: ',
  skips: {
    'missing-input': 'Nothing to compare with was handed over',
    anybody: "What was expected does not tell it from other people's",
    waived: 'It was decided not to demand this, so it was not checked',
    absent: 'Not in it (and it need not be)',
    'insecure-context': 'Cannot be computed on a page opened this way (open it over HTTPS or on localhost)',
    unsupported: 'This method is not supported',
    'too-much': 'There is too much to look at, so it was not looked at to the end',
  },
  waitsFor: (title) => `Needs "${title}" first`,
  status: {
    passed: 'Passed',
    failed: 'Failed',
    undecided: 'Undecided',
    skipped: 'Not checked',
    warned: 'Passed with a warning',
  },
  expected: 'Expected',
  actual: 'Actual',
  /** Before a value of which only what differs is shown, in brackets. */
  differing: (which) => `What differs (${which.toLowerCase()})`,
  isNoPattern:
    'The expected value was compared as written. It is not read as a regular expression or a wildcard.',
  demos,
  paper,
}

export type MethodName = keyof typeof edition.methods
