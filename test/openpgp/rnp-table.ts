/** What gpg 2.2.40 says of rnp's own test files (2026-11-28): its words, as in our cases, and its exit code. */

/** Files, by their path, of which gpg says the same. */
export interface Said {
  /** The artifact; none where the file is signed in clear, or is all there is. */
  readonly over?: string
  /** gpg's words, `NOTHING` where there are none. */
  readonly says: string
  readonly exit: 0 | 1 | 2
  /** Key files; {@link KEYS} unless told. */
  readonly keys?: readonly string[]
  readonly of: readonly string[]
}

/** What was imported before. */
export const KEYS = [
  'keyrings/1/pubring.gpg',
  'test_messages/key-rsas-rsae.asc',
  'test_messages/expired_signing_key-pub.asc',
  'test_messages/expired_signing_sub-pub.asc',
  'test_stream_signatures/pub.asc',
  'test_key_edge_cases/key-eddsa-small-x-pub.asc',
  'test_key_edge_cases/alice-3-uids.pgp',
]

/** The instant of judgement. */
export const NOW = new Date('2026-01-01T00:00:00Z')

/**
 * Said to somebody at a terminal. With `--batch` gpg ends at the first bad signature and exits with 1, whatever it has
 * found wrong before: `message.txt.cleartext-signed-nonewline`, and `message.txt.2sigs-2` over itself.
 */
export const SAID: readonly Said[] = [
  { says: 'BADSIG', exit: 2, of: ['test_messages/message.txt.cleartext-signed-nonewline'] },
  {
    says: 'GOODSIG',
    exit: 0,
    of: [
      'test_messages/message.txt.cleartext-signed',
      'test_stream_signatures/source.txt.asc',
      'test_stream_signatures/source.txt.asc.asc',
    ],
  },
  { says: 'GOODSIG', exit: 2, of: ['test_messages/message.txt.clear-2-sigs-2'] },
  {
    says: 'NODATA',
    exit: 2,
    of: [
      'test_messages/message.txt.clear-2-sigs',
      'test_messages/message.txt.cleartext-malf',
      'test_messages/message.txt.signed.v5-clear-rsa',
      'test_stream_armor/b64_trailer_extra_data.b64',
      'test_stream_armor/ecc-25519-pub-bad-crc.asc',
      'test_stream_armor/long_b64_trailer.b64',
      'test_stream_armor/too_short_header.asc',
      'test_stream_armor/wrong_b64_trailer.asc',
      'test_stream_armor/wrong_chars_base64_1.asc',
      'test_stream_armor/wrong_chars_base64_2.asc',
      'test_stream_armor/wrong_chars_base64_3.asc',
      'test_stream_armor/wrong_chars_base64_4.asc',
      'test_stream_armor/wrong_chars_crc.asc',
      'test_stream_armor/wrong_chars_header.asc',
      'test_stream_armor/wrong_header_line.asc',
    ],
  },
  { says: 'NOTHING', exit: 1, of: ['test_messages/message.txt.cleartext-nosig'] },
  {
    says: 'UNEXPECTED',
    exit: 2,
    of: [
      'test_stream_armor/1024_peek_buf.asc',
      'test_stream_armor/blank_line_with_whitespace.asc',
      'test_stream_armor/duplicate_header_line.asc',
      'test_stream_armor/empty_header_line.asc',
      'test_stream_armor/extra_line_before_trailer.asc',
      'test_stream_armor/long_header_line.asc',
      'test_stream_armor/long_header_line_1024.asc',
      'test_stream_armor/misc_headers.asc',
    ],
  },
  {
    over: 'test_messages/message-32k-crlf.txt.sig',
    says: 'BADSIG',
    exit: 1,
    of: ['test_messages/message-32k-crlf.txt.sig'],
  },
  {
    over: 'test_messages/message-trailing-cr.txt',
    says: 'GOODSIG',
    exit: 0,
    of: ['test_messages/message-trailing-cr.txt.sig-text'],
  },
  {
    over: 'test_messages/message.txt',
    says: 'BADSIG',
    exit: 1,
    of: ['test_messages/message.text-sig-crcr.sig'],
  },
  {
    over: 'test_messages/message.txt',
    says: 'GOODSIG',
    exit: 0,
    of: [
      'test_messages/message.txt.asc',
      'test_messages/message.txt.sig',
      'test_messages/message.txt.sig-text',
      'test_messages/message.txt.sig.wrong-mpi-bitlen',
    ],
  },
  { over: 'test_messages/message.txt', says: 'GOODSIG', exit: 2, of: ['test_messages/message.txt.2sigs-2'] },
  {
    over: 'test_messages/message.txt',
    says: 'NODATA',
    exit: 2,
    of: [
      'test_messages/message.sig.asc.malf',
      'test_messages/message.txt.2sigs',
      'test_messages/message.txt.armor-hdrs',
      'test_messages/message.txt.armor-wr-trail',
      'test_messages/message.txt.clear-2-sigs',
      'test_messages/message.txt.clear-2-sigs-2',
      'test_messages/message.txt.gpg-armored',
      'test_messages/message.txt.marker.malf',
      'test_messages/message.txt.sig.malf',
      'test_messages/message.txt.signed-2-2-onepass-v10',
      'test_messages/message.txt.signed-2-2-sig-v10',
      'test_messages/message.txt.signed-2-2-sig-v10-2',
      'test_messages/message.txt.signed-no-z-malf',
      'test_messages/message.txt.signed.malfsig',
      'test_messages/message.txt.signed.nosig',
      'test_messages/message.txt.signed.v5-clear-rsa',
      'test_messages/message.txt.signed.v5-detached-rsa',
      'test_messages/message.txt.signed.v5-rsa',
      'test_messages/message.wrong-armor.asc',
    ],
  },
  {
    over: 'test_messages/message.txt',
    says: 'NOTHING',
    exit: 1,
    of: ['test_messages/message.txt.cleartext-nosig'],
  },
  {
    over: 'test_messages/message.txt',
    says: 'NOTHING',
    exit: 2,
    of: [
      'test_messages/eddsa-zero-r.txt.sig',
      'test_messages/eddsa-zero-s.txt.sig',
      'test_messages/message-signed-rsae.txt.pgp',
      'test_messages/message.txt.cleartext-signed',
      'test_messages/message.txt.cleartext-signed-nonewline',
      'test_messages/message.txt.empty.sig',
      'test_messages/message.txt.sign-small-eddsa-x',
      'test_messages/message.txt.signed',
      'test_messages/message.txt.signed-2-2-onepass',
      'test_messages/message.txt.signed-2-onepass',
      'test_messages/message.txt.signed-class19',
      'test_messages/message.txt.signed-dsa4096',
      'test_messages/message.txt.signed-expired-key',
      'test_messages/message.txt.signed-expired-sub',
      'test_messages/message.txt.signed-md5-after',
      'test_messages/message.txt.signed-md5-before',
      'test_messages/message.txt.signed-mimemode',
      'test_messages/message.txt.signed-no-z',
      'test_messages/message.txt.signed-sha1-after',
      'test_messages/message.txt.signed-sha1-before',
      'test_messages/message.txt.signed-sm2',
      'test_messages/message.txt.signed-unknown-onepass-hash',
      'test_messages/message.txt.signed-wrong-onepass',
      'test_messages/message.txt.signed-wrong-onepass-hash',
      'test_messages/message.txt.signed.crit-notation',
      'test_messages/message.txt.signed.invsig',
      'test_messages/message.txt.signed.md5',
      'test_messages/message.txt.signed.sha1',
      'test_messages/message.txt.signed.unknown',
    ],
  },
  {
    over: 'test_messages/message.txt',
    says: 'UNEXPECTED',
    exit: 2,
    of: [
      'test_messages/message.txt.marker',
      'test_messages/message.txt.marker.asc',
      'test_messages/message.txt.signed-sym-none-z',
    ],
  },
  {
    over: 'test_messages/message.txt.2sigs',
    says: 'NODATA',
    exit: 2,
    of: ['test_messages/message.txt.2sigs'],
  },
  {
    over: 'test_messages/message.txt.2sigs-2',
    says: 'BADSIG',
    exit: 2,
    of: ['test_messages/message.txt.2sigs-2'],
  },
  {
    over: 'test_messages/shattered-1.pdf.sig',
    says: 'BADSIG',
    exit: 1,
    of: ['test_messages/shattered-1.pdf.sig'],
  },
  {
    over: 'test_stream_signatures/source.txt',
    says: 'ERRSIG',
    exit: 2,
    of: ['test_stream_signatures/revoked-key-sig.gpg', 'test_stream_signatures/signature-timestamp.asc'],
  },
  {
    over: 'test_stream_signatures/source.txt',
    says: 'GOODSIG',
    exit: 0,
    of: [
      'test_stream_signatures/source.txt.sig',
      'test_stream_signatures/source.txt.sig.asc',
      'test_stream_signatures/source.txt.text.sig',
    ],
  },
  {
    over: 'test_stream_signatures/source.txt',
    says: 'NOTHING',
    exit: 2,
    of: ['test_stream_signatures/source.txt.asc', 'test_stream_signatures/source.txt.asc.asc'],
  },
  {
    over: 'test_stream_signatures/source_forged.txt',
    says: 'BADSIG',
    exit: 1,
    of: [
      'test_stream_signatures/source.txt.sig',
      'test_stream_signatures/source.txt.sig.asc',
      'test_stream_signatures/source.txt.text.sig',
    ],
  },
  {
    over: 'test_stream_signatures/source_forged.txt',
    says: 'ERRSIG',
    exit: 2,
    of: ['test_stream_signatures/revoked-key-sig.gpg', 'test_stream_signatures/signature-timestamp.asc'],
  },
  {
    over: 'test_stream_signatures/source_forged.txt',
    says: 'NOTHING',
    exit: 2,
    of: ['test_stream_signatures/source.txt.asc', 'test_stream_signatures/source.txt.asc.asc'],
  },
  {
    over: 'test_key_validity/case8/message.txt',
    says: 'NOTHING',
    exit: 2,
    keys: ['test_key_validity/case8/pubring.gpg'],
    of: ['test_key_validity/case8/message.txt.asc'],
  },
  {
    over: 'test_large_MPIs/rsa-pub-65535bits.pgp',
    says: 'ERRSIG',
    exit: 2,
    keys: ['test_large_MPIs/rsa-pub-65535bits.pgp'],
    of: ['test_large_MPIs/rsa-pub-65535bits.pgp.sig'],
  },
  {
    over: 'test_large_MPIs/rsa-pub-65535bits.pgp',
    says: 'NODATA',
    exit: 2,
    keys: ['test_large_MPIs/rsa-pub-65535bits.pgp'],
    of: ['test_large_MPIs/rsa-pub-65535bits.pgp.16385sig.sig'],
  },
]
