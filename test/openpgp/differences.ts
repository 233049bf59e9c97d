/**
 * Where this project does not say what gpg 2.2 says, case by case, and why. A difference that is gone fails the tests:
 * then it is to be taken off this list.
 */
export interface Difference {
  /** The case's name. */
  readonly name: string
  /**
   * - `transcript`: we do not know gpg's words, and show none;
   * - `stricter`: gpg says Good and exits with 0, and we reject;
   * - `newer`: gpg exits with an error because something is newer than gpg, and we verify.
   */
  readonly kind: 'transcript' | 'stricter' | 'newer'
  readonly because: string
}

export const DIFFERENCES: readonly Difference[] = [
  {
    name: 'clear-message-bzip2',
    kind: 'transcript',
    because: 'No platform takes BZip2 apart.',
  },
  {
    name: 'clear-outside-text-long',
    kind: 'stricter',
    because: 'gpg 2.2 reads no more than 19,998 bytes of a line: words behind them are not signed.',
  },
  {
    name: 'clear-armor-without-checksum',
    kind: 'newer',
    because:
      'RFC 9580 wants no checksum in an armor; gpg 2.2 then reads its last line for base64 and counts errors.',
  },
  {
    name: 'key-armor-without-checksum',
    kind: 'newer',
    because: 'The same in a file of keys, which gpg 2.2 then does not import.',
  },
]

/** The same for rnp's test files (rnp-table.ts), by the ends of their paths. The exit code and the verdict agree. */
export interface RnpDifference {
  /** `transcript`: we do not know gpg's words, and show none. */
  readonly kind: 'transcript'
  readonly because: string
  readonly of: readonly string[]
}

export const RNP_DIFFERENCES: readonly RnpDifference[] = [
  {
    kind: 'transcript',
    because: 'Compressed text and signature in one file (rnp --sign) are not read here: undecided.',
    of: [
      'message-signed-rsae.txt.pgp',
      'message.txt.sign-small-eddsa-x',
      'message.txt.signed',
      'message.txt.signed-class19',
      'message.txt.signed-dsa4096',
      'message.txt.signed-expired-key',
      'message.txt.signed-expired-sub',
      'message.txt.signed-md5-after',
      'message.txt.signed-md5-before',
      'message.txt.signed-mimemode',
      'message.txt.signed-sha1-after',
      'message.txt.signed-sha1-before',
      'message.txt.signed-sm2',
      'message.txt.signed.crit-notation',
      'message.txt.signed.md5',
      'message.txt.signed.sha1',
      'message.txt.signed.v5-rsa',
    ],
  },
  {
    kind: 'transcript',
    because:
      'gpg looks into packets that belong to no signature, and what it says of them is not followed here.',
    of: ['message.txt.marker', 'message.txt.marker.asc', 'message.txt.signed-sym-none-z', 'misc_headers.asc'],
  },
  {
    kind: 'transcript',
    because: 'A text in clear with an empty armor for a signature: gpg exits with 1, and says nothing of it.',
    of: ['message.txt.cleartext-nosig'],
  },
  {
    kind: 'transcript',
    because:
      'Announced in a version of nobody’s, or over a digest that gpg has not: what it says is not followed.',
    of: [
      'message.txt.signed-2-2-onepass-v10',
      'message.txt.signed-no-z-malf',
      'message.txt.signed-unknown-onepass-hash',
    ],
  },
  {
    kind: 'transcript',
    because:
      'A key in the place of a signature, in damaged armor: gpg stops at the damage, and where that is is not followed.',
    of: [
      'ecc-25519-pub-bad-crc.asc',
      'wrong_b64_trailer.asc',
      'wrong_chars_base64_1.asc',
      'wrong_chars_base64_2.asc',
      'wrong_chars_base64_3.asc',
      'wrong_chars_base64_4.asc',
      'wrong_chars_crc.asc',
    ],
  },
]
