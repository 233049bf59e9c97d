/** What the scene of signing with a key of one's own says; the parts it shares with keyless runs are named there. */
import type { CosignKeyFailure } from '../../playground/world/cosign/key-file.ts'
import type { KeyedFieldLabel, KeyedPartId, KeyedStepId } from '../../playground/world/cosign/steps.ts'
import type { KeyedTrace } from '../../playground/world/cosign/trace.ts'

interface StepWords {
  readonly title: string
  /** What happens, in a sentence or two. */
  readonly story: string
}

const steps: Readonly<Record<KeyedStepId, StepWords>> = {
  generate: { title: '鍵を作る', story: 'cosign generate-key-pair を実行します。鍵を作るのは一度だけです。' },
  'key-pair': {
    title: '秘密鍵と公開鍵',
    story: 'P-256 の鍵ペアができました。ここから先、秘密鍵を守り続けるのは自分です。',
  },
  password: {
    title: 'パスワードを決める',
    story: '秘密鍵をファイルに置く前に、パスワードを決めます。忘れると、鍵は取り出せません。',
  },
  lock: {
    title: '秘密鍵を暗号化する',
    story:
      'パスワードから scrypt で鍵を作り、秘密鍵を暗号化します。64 MiB のメモリーと時間をわざと使うのは、総当たりを遅くするためです。',
  },
  'key-files': {
    title: 'ファイルに書き出す',
    story: 'cosign.key は暗号化された秘密鍵、cosign.pub は公開鍵です。配るのは cosign.pub だけです。',
  },
  'sign-command': { title: '署名を頼む', story: 'cosign sign-blob に、鍵とファイルを渡します。' },
  unlock: {
    title: 'パスワードで鍵を開く',
    story: '署名するたびにパスワードを打ち、cosign.key から秘密鍵を取り出します。',
  },
  'privacy-warning': {
    title: '公開される、という警告',
    story:
      '2023 年の Cosign は、ここで警告を出して y/N を尋ねました。v3.1.3 までの v3 の既定では、鍵での署名に警告は出ません。そのあと、また尋ねるように変わりました。digest と公開鍵は、誰でも読める log に載り、自分では取り下げられません。ファイルの中身は送られません。',
  },
  consent: {
    title: 'y か N か',
    story:
      'Cosign では、y と答えたときだけ先へ進みます。何も打たずに Enter を押すと N になり、何も送られません。',
  },
  sign: { title: '署名する', story: 'ファイルの digest に、秘密鍵で署名します。' },
  'log-entry': {
    title: 'Rekor に記録する',
    story: '署名、digest、公開鍵を Rekor に送ると、記録した証拠（SET と inclusion proof）が返ってきます。',
  },
  bundle: {
    title: 'bundle に書き出す',
    story: '署名と log の証拠を 1 つのファイルにまとめます。検証に使う鍵としては、目印だけが入ります。',
  },
  verify: {
    title: '検証する',
    story: '受け取った人が、ファイル、bundle、あらかじめ手に入れた cosign.pub で検証します。',
  },
  'verify-tampered': {
    title: '改ざんされていたら',
    story: 'ファイルを 1 か所だけ変えて、もう一度検証します。署名が合わないので、拒否されます。',
  },
}

const parts: Readonly<Record<KeyedPartId, string>> = {
  'private-key': '秘密鍵（PKCS#8）',
  password: 'パスワード',
  salt: 'salt（scrypt）',
  'box-nonce': 'nonce（secretbox）',
  'cosign-key': 'cosign.key',
  'cosign-pub': 'cosign.pub',
  answer: '答え',
  'trusted-root': 'trusted root',
  verdict: '判定',
}

const fields: Readonly<Record<KeyedFieldLabel, string>> = {
  'scrypt-n': 'N（くり返しの重さ）',
  'scrypt-r': 'r（ブロックの大きさ）',
  'scrypt-p': 'p（並列の数）',
  'scrypt-memory': '使うメモリー（byte）',
}

const ended: Readonly<Record<NonNullable<KeyedTrace['ended']>, string>> = {
  declined: 'ここでやめました。署名もしていませんし、log にも何も送っていません。',
  ...({
    'not-a-cosign-key':
      'Cosign の鍵ファイルではありません。ENCRYPTED SIGSTORE PRIVATE KEY で始まる cosign.key（64 KiB まで）を渡してください。',
    'file-unreadable': 'cosign.key の中身を、決まった形式として読めません。',
    'unknown-kdf': 'パスワードから鍵を作る方法が scrypt ではないので、開けません。',
    'kdf-out-of-bounds': 'scrypt の重さが、Cosign の開く値ではありません。ここでも開きません。',
    'unknown-cipher': '暗号が nacl/secretbox ではないので、開けません。',
    'wrong-password': 'パスワードが違うか、ファイルの中身が元と違います。どちらなのかは、区別できません。',
    'key-unreadable': '開けましたが、中身を、Cosign の書く形の秘密鍵として読めません。',
    'key-unsupported': '開けましたが、P-256 の鍵ではありません。ここで使えるのは P-256 だけです。',
  } satisfies Record<CosignKeyFailure, string>),
}

export const cosignKey = {
  steps,
  parts,
  fields,
  ended,
  verifier: '検証者',
  /** cosign's own words where a blob was verified. */
  verifiedOk: 'Verified OK',
  password: 'パスワード',
  passwordAgain: '署名するときのパスワード',
  ownKeyFile: '手元の cosign.key を使う',
  question: '続けますか？ [y/N]',
  yes: 'y（続ける）',
  no: 'N（やめる）',
  deriving: 'パスワードから鍵を作っています',
  simulation: '練習用の鍵です。どこにも送られず、このページを閉じると消えます。',
  own: '選んだ鍵は、どこにも送られません。このページを閉じれば、ページからは消えます。',
} as const
