import type { Talk } from './talk.ts'

/** Sigstore alone, for whoever knows why a checksum is not enough. */
export const sigstore: Talk = {
  minutes: 20,
  questions: 4,
  told: [
    ['cover', 0.25],
    ['heard-of', 0.75],

    ['who-can-change', 0.75],

    ['sigstore', 0.25],
    ['six-parts', 1],
    ['tamper-evident', 0.75],
    ['keyless-live', 1.75],
    ['what-to-bring', 0.5],
    ['seven-checks', 1],
    ['sigstore-live', 0.75],
    ['three-years-later', 1],

    ['image-live', 1.25],
    ['expected-identity', 0.5],

    ['provenance-live', 1],
    ['publish-job', 0.75],
    ['what-attackers-want', 0.5],
    ['signed-malware', 0.75],

    ['since-2023', 0.5],

    ['keys-moved', 0.5],
    ['whose-identity', 0.75],
    ['on-monday', 0.75],
  ],
  asked: [
    'appendix',
    'lab-attacks',
    'cosign-key',
    'entries',
    'monitor',
    'tuf',
    'history',
    'rekor-v2',
    'github-release',
    'public-or-not',
    'references',
  ],
}
