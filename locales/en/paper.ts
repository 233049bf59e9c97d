import type { paper as ja } from '../ja/paper.ts'
import type { Same } from '../same.ts'

/** What only stands on paper: the PDF and the handout. */
export const paper: Same<typeof ja> = {
  live: 'You can run this demo in a browser',
  qr: 'QR code of the URL of this slide',
  forgery: 'Verified, and it is a forgery',
  handout: 'Handout',
  contents: 'Contents',
  click: 'is where the speaker moves the slide on by one step.',
  online: 'You can run the demos here: ',
}
