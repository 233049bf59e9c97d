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
    name: 'clear-is-a-message',
    kind: 'transcript',
    because: 'Text and signature in one binary file (gpg --sign) are not read here.',
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
