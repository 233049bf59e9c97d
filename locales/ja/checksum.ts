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
  'not-text': 'テキストとして読めません。checksum ファイルか digest の文字列を渡してください。',
  'collisions-known':
    '一致しました。ただし、この algorithm では同じ digest になる 2 つのファイルを作れることが知られています。',
  'twin-unnoticed': '同じ digest になる別のファイルへの差し替えには気づけません。',
  'perhaps-another-file':
    'digest の合わない行があります。ただ、別のファイルの行かもしれません。行の名前と場所を確かめ、手元のファイルの digest だけで比べてください。',
  'own-line-unreadable':
    'ファイルの名前は書かれているのに、digest の行として読めない行があります。ほかの場所や名前の行では代えません。',
  'read-in-two-ways':
    '改行や空白、書式の読み方を変えると、digest の合わない行が出てきます。一覧を、配布元からもう一度手に入れてください。',
  'algorithm-guessed':
    '計算した digest のどれとも合いません。ただ、この桁数の algorithm はいくつもあり、どれの digest かは書いてありません。algorithm を配布元で確かめてください。',
  'name-respelled':
    '名前の書き方が一覧と違います（空白や記号、Unicode の形、「(1)」など）。digest は同じなので、同じファイルとして比べました。',
  'size-differs': 'digest は一致しましたが、一覧に書かれたサイズと、手元のファイルのサイズが違います。',
  'empty-file':
    '手元のファイルは空です。空のファイルの digest はどれも同じなので、一致しても何も分かりません。',
} as const

const channel = {
  title: '届いた経路',
  proves: '別の経路で届いたか、期待した人が署名した digest なので、差し替えにも気づける',
} as const
const sameChannel =
  '別の経路で届いたとは言えない digest です。破損には気づけても、両方を差し替えられたら気づけません'
const channelEvidence = '経路（beside: 別の経路とは言えない、apart: 別の経路か、期待した人の署名つき）'

/** What the other forms of a list bring with them. */
const forms = {
  form: '一覧の書式',
  'same-digest': '同じ digest が、別の名前で載っている行',
  'listed-size': '一覧に書かれたサイズ（byte）',
  'artifact-size': '手元のファイルのサイズ（byte）',
} as const

export const checksum: MethodWords<ChecksumCheckId, ChecksumFailure, ChecksumEvidenceLabel> = {
  checks: {
    artifact: { title: '手元の artifact', proves: 'digest を計算できた' },
    claim: { title: '配布された checksum', proves: 'digest として読める' },
    listed: { title: 'この artifact の行', proves: 'どの digest と比べるかが決まる' },
    digest: {
      title: 'digest の一致',
      proves: 'この digest を計算したファイルと、手元の artifact は同じ',
    },
    channel,
  },
  failures: {
    ...shared,
    'no-digest': 'digest が見つかりません。16 進の文字列か、SHA256SUMS のような一覧を渡してください。',
    'digest-length':
      '16 進の桁数が合いません（前後に、空白に見える別の文字が付いていることもあります）。MD5 は 32 桁、SHA-1 は 40 桁、SHA-256 は 64 桁、SHA-384 は 96 桁、SHA-512 は 128 桁です。',
    'conflicting-entries': 'この artifact の行が 2 つ以上あり、書かれた digest が互いに違います。',
    'digest-mismatch': '書かれた digest と、手元の artifact から計算した digest が違います。',
    'path-differs':
      '名前は同じですが、手元のファイルが、一覧に書かれた場所のものかどうかは分かりません。そのファイルのつもりか、パスを確かめてください。',
    'own-line-improper': 'このファイルの名前が書かれた、digest の行として読めない行もあります。',
    'name-differs': 'ファイル名が一覧と違います（ほかに名前がないので、そのまま比べました）。',
  },
  skips: {
    unsupported: {
      digest:
        '合ったのは、衝突が知られている algorithm の行だけです。ほかの行の algorithm はここでは計算しないので、確かめていません。SHA-256 か SHA-512 の digest で確かめてください',
    },
  },
  missing: {
    artifact: 'artifact が、まだ手元にありません',
    claim: '比べる digest が、まだありません',
    listed: 'この artifact のものだと言える行が、一覧にありません',
    channel: sameChannel,
  },
  evidence: {
    ...algorithms,
    'artifact-name': 'artifact の名前',
    'listed-name': '一覧に書かれた名前',
    lines: '読めた行数',
    'improper-lines': '読めなかった行',
    'hex-digits': '16 進の桁数',
    'algorithm-by-tag': 'algorithm（行に書いてある）',
    'algorithm-by-list-name': 'algorithm（一覧の名前から）',
    'algorithm-by-length': 'algorithm（桁数から）',
    'algorithm-by-match': 'algorithm（同じ桁数のうち、一致したもの）',
    ...forms,
    requirement: 'digest を載せた要求（pip は package を名指しし、どれか 1 つの digest が合えばよい）',
    channel: channelEvidence,
  },
}

/** A checksum file against many files. */
export const checksumList: MethodWords<ListCheckId, ListFailure, ListEvidenceLabel> = {
  checks: {
    claim: { title: '一覧', proves: 'すべての行を読めた' },
    listed: { title: '一覧への記載', proves: '渡したファイルは、すべて載っている' },
    present: {
      title: 'ファイルの有無',
      proves: '載っているファイルは、見ないことにしたものを除いて、手元にある',
    },
    digest: { title: 'digest の一致', proves: '比べたファイルは、すべて一致' },
    channel,
  },
  failures: {
    ...shared,
    'no-lines': '一覧として読める行が、ひとつもありません。',
    'improper-lines': '読めない行があります。',
    'improper-lines-refused':
      '読めない行があります。--strict なので、ほかの行が合っていても、検証できたことにはしません。',
    'files-missing': '一覧の行に、合うファイルが手元にないものがあります。',
    'files-unread':
      'ファイルとして読めないものがあります（フォルダーや、長すぎる名前の行も、これに入ります）。',
    'ambiguous-names': '別々のフォルダーに同じ名前のファイルがあり、どれのことか決められません。',
    'same-digest': '名前のない digest に合うファイルがいくつもあり、どれのことか決められません。',
    'digest-without-file':
      '名前のない digest に、どのファイルとも合わないものがあります。残ったファイルの行かどうかは、決められません。',
    'path-differs':
      '名前が同じなので比べましたが、一覧に書かれた場所のファイルかどうかは分かりません。同じファイルのつもりか確かめてください。',
    'none-verified': '手元にあるファイルを、ひとつも確かめられませんでした。',
    'digest-mismatch': '一覧の digest と、手元のファイルから計算した digest の違うものがあります。',
  },
  missing: {
    claim: '一覧が、まだありません',
    listed: '一覧に載っていないファイルがあります',
    present: '比べるファイルが、まだありません',
    channel: sameChannel,
  },
  evidence: {
    ...algorithms,
    lines: '読めた行数',
    'improper-lines': '読めなかった行',
    files: '渡されたファイルの数',
    'unlisted-file': '一覧に載っていないファイル',
    'listed-name': '一覧に書かれた名前',
    ...forms,
    'empty-file': '空のファイル',
    'missing-files': '合うファイルが手元にない行の数',
    matching: '一致した行の数',
    mismatching: '違った行の数',
    channel: channelEvidence,
  },
}
