/** Words of the talks in other lengths, and of whoever gives one. */
import type { talks as ja } from '../ja/talks.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

export const talks: Same<typeof ja> = {
  covers: {
    sigstore: {
      title: 'Sigstore: signing without keeping a key',
      heading: 'Sigstore: signing<br>without keeping a key',
      lead: 'Fulcio, Rekor and Cosign',
      info: 'A talk on Sigstore: signing and verifying, done for real on the slides.',
      note: 'Today is about Sigstore.\n\nIt is the third generation, after checksums and GPG. The verification on screen is not recorded. It is computed here and now.',
    },
  },
  day: (year, month, day) =>
    new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-US', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }),
  missions: {
    minutes: (minutes) => counted(minutes, 'minute', 'minutes'),
    where: 'The page of missions',
  },
}
