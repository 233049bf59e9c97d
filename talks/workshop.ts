import type { Talk } from './talk.ts'

/** The whole talk at half its pace, each demo in everybody's hands, with missions between the chapters. */
export const workshop: Talk = {
  minutes: 90,
  questions: 5,
  told: [
    ['cover', 1],
    ['heard-of', 1],
    ['three-generations', 1],

    ['where-from', 1],
    ['who-can-change', 1],
    ['maven-central', 1],

    ['checksum', 0.5],
    ['one-replaced', 0.5],
    ['both-replaced', 0.5],
    ['other-channel', 1],
    ['checksum-live', 3.5],
    ['collisions', 1],
    ['checksum-missions', 12],

    ['gpg', 0.5],
    ['only-the-key', 0.5],
    ['gpg-live', 3],
    ['keyserver', 1],
    ['impostor', 2],
    ['why-not-spread', 1],
    ['gpg-missions', 12],

    ['sigstore', 0.5],
    ['six-parts', 1.5],
    ['tamper-evident', 1],
    ['keyless-live', 4],
    ['what-to-bring', 1],
    ['seven-checks', 1.5],
    ['sigstore-live', 3],
    ['three-years-later', 2],

    ['compare', 2],

    ['with-a-key', 0.5],

    ['image-live', 2],
    ['expected-identity', 0.5],

    ['provenance-live', 2],
    ['publish-job', 1],
    ['what-attackers-want', 0.5],
    ['signed-malware', 1],
    ['sigstore-missions', 12],

    ['since-2023', 1],

    ['three-shown', 0.5],
    ['keys-moved', 0.5],
    ['whose-identity', 1],
    ['on-monday', 1],
  ],
  asked: 'all',
}
