import type { Talk } from './talk.ts'

/** What each generation asks, and one demo in which attacks compare them. */
export const lightning: Talk = {
  minutes: 5,
  questions: 0,
  told: [
    ['cover', 0.25],
    ['three-generations', 0.5],

    ['who-can-change', 0.75],

    ['checksum', 0.25],

    ['gpg', 0.25],

    ['sigstore', 0.25],

    ['compare', 1.25],

    ['three-shown', 0.5],
    ['keys-moved', 0.5],
    ['on-monday', 0.5],
  ],
  asked: [],
}
