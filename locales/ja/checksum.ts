import type {
  ChecksumCheckId,
  ChecksumEvidenceLabel,
  ChecksumFailure,
} from '../../playground/checksum/index.ts'
import type { MethodWords } from './types.ts'

export const checksum: MethodWords<ChecksumCheckId, ChecksumFailure, ChecksumEvidenceLabel> = {
  checks: {
    claim: { title: '配布された checksum', proves: 'digest として読める' },
    listed: { title: 'この artifact の行', proves: 'どの digest と比べるかが決まる' },
    digest: {
      title: 'digest の一致',
      proves: 'この digest を計算したファイルと、手元の artifact は同じ',
    },
  },
  failures: {
    'not-text': 'テキストとして読めません。checksum ファイルか digest の文字列を渡してください。',
    'no-digest':
      'digest が見つかりません。MD5・SHA-1・SHA-256・SHA-512 の 16 進文字列か、その一覧を渡してください。',
    'conflicting-entries': '同じ artifact に、食い違う digest が 2 つ書かれています。',
    'digest-mismatch': 'digest が違います。artifact か checksum のどちらかが変わっています。',
    'name-differs': 'ファイル名が一覧と違います（1 行だけなので、そのまま比べました）。',
    'collisions-known':
      '一致しました。ただし、この algorithm では同じ digest になる 2 つのファイルを作れることが知られています。',
  },
  missing: {
    claim: '比べる digest が、まだありません',
    listed: 'この artifact は、一覧に載っていません',
  },
  evidence: {
    md5: 'MD5',
    sha1: 'SHA-1',
    sha256: 'SHA-256',
    sha512: 'SHA-512',
    'artifact-name': 'artifact の名前',
    'listed-name': '一覧に書かれた名前',
    lines: '読めた行数',
    'malformed-lines': '読めなかった行数',
  },
}
