/** Words of the published site: its head, its installed form, and the page that names what it is made of. */
import type { site as ja } from '../ja/site.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

export const site: Same<typeof ja> = {
  locale: 'en_US',
  shortName: 'Shomei',
  seal: '署名',
  presenter: "The speaker's screen",
  previewAlt: (title) => `Cover of the talk "${title}"`,
  pdf: { light: 'PDF (light)', dark: 'PDF (dark)' },
  noScript: 'These slides compute their verifications on the spot. Please enable JavaScript to see them.',
  notices: {
    title: 'What is in this site',
    lead: (count) =>
      `This talk stands on the following ${counted(count, 'piece')} of software, typefaces and icons. Thank you to everybody who made them.`,
    own: 'The slides and programs are published by Shomei under the MIT License.',
    fonts: 'Typefaces',
    icons: 'Icons',
    libraries: 'Libraries',
    licence: 'Licenses',
    sameText: 'A text that is the same for several is given only once.',
    noText: 'no text included',
    back: 'Back to the slides',
  },
}
