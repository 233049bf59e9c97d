import type { signedWords as ja } from '../ja/signed-words.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

/** What is said around a text that is signed in clear, and around what stands beside it. */
export const signedWords: Same<typeof ja> = {
  signed: 'Signed text',
  notSigned: 'Text that cannot be called signed',
  whyNot: 'It did not verify, so who wrote it is not known.',
  /** Of the file to take away. */
  asHashed: 'the bytes as they were hashed',
  signer: {
    good: 'the arithmetic is right',
    bad: 'the arithmetic does not match',
    'no-key': 'no key',
    other: 'not computed, or cannot be decided',
  },
  outside: 'Outside the signature: anybody can write here',
  nothingOutside: 'There is no text outside the signature.',
  places: {
    before: 'before the frame of the text',
    'begin-line': 'behind the first line of the frame',
    'text-header': 'headers above the text',
    text: 'ends of lines in the text',
    'signature-line': 'the line where the signature begins',
    'signature-header': 'headers of the signature',
    armor: 'around the base64 and the checksum of the signature',
    'end-line': 'behind the last line of the frame',
    after: 'behind the frame',
    'another-block': 'another block behind the frame',
  },
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first} to ${last}`),
  left: (bytes) => `The next ${counted(bytes, 'byte')} ${bytes === 1 ? 'is' : 'are'} left out.`,
  more: (count) => `${counted(count, 'more place')}.`,
  /** Before each line in the terminal, so that no line of a text can look like anything else. */
  marks: { signed: 'signed', notSigned: 'unproved', outside: 'outside' },
}
