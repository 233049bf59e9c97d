import { ALGORITHM_NAME as algorithms } from '../../playground/checksum/algorithms.ts'
import type {
  ChecksumCheckId,
  ChecksumEvidenceLabel,
  ChecksumFailure,
  ListCheckId,
  ListEvidenceLabel,
  ListFailure,
} from '../../playground/checksum/index.ts'
import type { MethodWords } from '../types.ts'

/** The same sentences for one digest and for a list. */
const shared = {
  'not-text': 'This cannot be read as text. Hand over a checksum file, or the characters of a digest.',
  'collisions-known':
    'It matches. But for this algorithm it is known how to make two files with the same digest.',
  'twin-unnoticed': 'A swap for another file with the same digest goes unnoticed.',
  'perhaps-another-file':
    'There is a line whose digest does not match, but it may be about another file. Check the name and the place in the line, and compare with only the digest for the file you have.',
  'own-line-unreadable':
    'There is a line with the name of the file that cannot be read as a digest line. No line for another place or name stands in for it.',
  'read-in-two-ways':
    'Read with other line ends, blanks or another format, the list has a line whose digest does not match. Get the list again from its publisher.',
  'algorithm-guessed':
    'It matches none of the digests that were computed. But several algorithms have this many digits, and it does not say which one it is of. Check the algorithm with the publisher.',
  'name-respelled':
    'The name is written differently in the list (blanks, signs, the form of Unicode, "(1)"). The digest is the same, so it was compared as the same file.',
  'size-differs': 'The digest matches, but the size in the list differs from the size of the file you have.',
  'empty-file': 'The file you have is empty. All empty files have the same digest, so a match tells nothing.',
} as const

const channel = {
  title: 'How it came',
  proves:
    'The digest came through another channel, or is signed by whom you expect, so a swap is noticed too',
} as const
const sameChannel =
  'The digest cannot be said to have come through another channel. Damage is noticed; if both are swapped, it is not'
const channelEvidence =
  'Channel (beside: not known to be another one; apart: another one, or signed by whom you expect)'

/** What the other forms of a list bring with them. */
const forms = {
  form: 'Format of the list',
  'same-digest': 'Line with the same digest under another name',
  'listed-size': 'Size in the list (bytes)',
  'artifact-size': 'Size of the file you have (bytes)',
} as const

export const checksum: MethodWords<ChecksumCheckId, ChecksumFailure, ChecksumEvidenceLabel> = {
  checks: {
    artifact: { title: 'Artifact you have', proves: 'Its digest was computed' },
    claim: { title: 'Published checksum', proves: 'It can be read as a digest' },
    listed: { title: 'Line for this artifact', proves: 'Which digest to compare with is settled' },
    digest: {
      title: 'Digest match',
      proves: 'The file this digest was computed from and the artifact you have are the same',
    },
    channel,
  },
  failures: {
    ...shared,
    'no-digest': 'No digest was found. Hand over hex digits, or a list such as SHA256SUMS.',
    'digest-length':
      'The number of hex digits does not fit (other characters that look like blanks may stand before or behind it). MD5 has 32 digits, SHA-1 40, SHA-256 64, SHA-384 96, SHA-512 128.',
    'conflicting-entries': 'This artifact has two or more lines, and the digests in them differ.',
    'digest-mismatch': 'The digest given differs from the one computed from the artifact you have.',
    'path-differs':
      'The name is the same, but whether the file you have is the one from the place in the list is not known. Check the path, or that this is the file you mean.',
    'own-line-improper':
      'There is also a line with the name of this file that cannot be read as a digest line.',
    'name-differs':
      'The file name differs from the list (which has no other name, so it was compared as it is).',
  },
  skips: {
    unsupported: {
      digest:
        'Only lines of algorithms with known collisions match. The algorithms of the other lines are not computed here, so those were not checked. Check with a digest in SHA-256 or SHA-512',
    },
  },
  missing: {
    artifact: 'You do not have the artifact yet',
    claim: 'There is no digest to compare with yet',
    listed: 'The list has no line that is certain to be for this artifact',
    channel: sameChannel,
  },
  evidence: {
    ...algorithms,
    'artifact-name': 'Name of the artifact',
    'listed-name': 'Name in the list',
    lines: 'Lines read',
    'improper-lines': 'Lines that cannot be read',
    'hex-digits': 'Hex digits',
    'algorithm-by-tag': 'Algorithm (named in the line)',
    'algorithm-by-list-name': 'Algorithm (by the name of the list)',
    'algorithm-by-length': 'Algorithm (by the number of digits)',
    'algorithm-by-match': 'Algorithm (the one of that length that matches)',
    ...forms,
    requirement: 'Requirement with the digest (pip names a package, and any one of its digests will do)',
    channel: channelEvidence,
  },
}

/** A checksum file against many files. */
export const checksumList: MethodWords<ListCheckId, ListFailure, ListEvidenceLabel> = {
  checks: {
    claim: { title: 'List', proves: 'All lines were read' },
    listed: { title: 'Files in the list', proves: 'All files handed over are in it' },
    present: {
      title: 'Files you have',
      proves: 'You have all files in the list, except for those to be passed over',
    },
    digest: { title: 'Digest match', proves: 'All files compared match' },
    channel,
  },
  failures: {
    ...shared,
    'no-lines': 'There is not one line that can be read as part of a list.',
    'improper-lines': 'Some lines cannot be read.',
    'improper-lines-refused':
      'Some lines cannot be read. Because of --strict, that does not count as verified even if the other lines match.',
    'files-missing': 'For some lines of the list, you do not have a file that matches.',
    'files-unread':
      'Some cannot be read as a file (which includes folders, and lines with a name that is too long).',
    'ambiguous-names':
      'Files in different folders have the same name, so which one is meant cannot be decided.',
    'same-digest': 'Several files match a digest without a name, so which one is meant cannot be decided.',
    'digest-without-file':
      'A digest without a name matches no file. Whether its line is for a file that is left over cannot be decided.',
    'path-differs':
      'Compared because the name is the same, but whether it is the file from the place in the list is not known. Check that this is the file you mean.',
    'none-verified': 'Not one of the files you have could be checked.',
    'digest-mismatch': 'A digest in the list differs from the one computed from the file you have.',
  },
  missing: {
    claim: 'There is no list yet',
    listed: 'Some files are not in the list',
    present: 'There is no file to compare with yet',
    channel: sameChannel,
  },
  evidence: {
    ...algorithms,
    lines: 'Lines read',
    'improper-lines': 'Lines that cannot be read',
    files: 'Files handed over',
    'unlisted-file': 'File that is not in the list',
    'listed-name': 'Name in the list',
    ...forms,
    'empty-file': 'Empty file',
    'missing-files': 'Lines without a matching file',
    matching: 'Lines that match',
    mismatching: 'Lines that differ',
    channel: channelEvidence,
  },
}
