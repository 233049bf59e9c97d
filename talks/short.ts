import type { Talk } from './talk.ts'

/** One demo a generation, and what changed. */
export const short: Talk = {
  minutes: 15,
  questions: 3,
  told: [
    ['cover', 0.25],
    ['heard-of', 0.5],
    ['three-generations', 0.5],

    ['who-can-change', 0.75],
    ['maven-central', 0.5],

    ['checksum', 0.25],
    ['checksum-live', 1],

    ['gpg', 0.25],
    ['impostor', 0.75],

    ['sigstore', 0.25],
    ['six-parts', 1],
    ['seven-checks', 1],
    ['sigstore-live', 0.75],
    ['three-years-later', 1],

    ['compare', 1.25],

    ['three-shown', 0.5],
    ['keys-moved', 0.25],
    ['whose-identity', 0.75],
    ['on-monday', 0.5],
  ],
  asked: ['appendix', 'collision', 'lab-attacks', 'public-or-not', 'references'],
}
