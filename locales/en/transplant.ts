import type { transplant as ja } from '../ja/transplant.ts'
import type { Same } from '../same.ts'

/** What the demo of a signature on two files says. */
export const transplant: Same<typeof ja> = {
  signed: 'This one was signed',
  other: 'This file was never signed',
  with: { sha1: 'SHA-1 signature', sha256: 'SHA-256 signature' },
  same: 'The two files have the same SHA-1',
  differs: 'The two files have different SHA-256s',
  picture: (name) => `The picture drawn in ${name}`,
  sign: (name) => `Two signatures on ${name}, made by the same key`,
  words: { GOODSIG: 'Good signature', BADSIG: 'BAD signature' },
  moral:
    'A SHA-1 signature, genuine as it is, can be moved to another file. It is enough to prepare two files that collide, and to get one of them signed. gpg 2.2 says Good to both.',
  notForgery:
    'This does not mean that a fake of a file already signed could be made afterwards (that is a second preimage, for which no practical way is known, even with SHA-1).',
}
