/** What the scene of signing with a key of one's own says around its steps, and what its parts are there for. */
import type { KeyedPartId } from '../../playground/world/cosign/steps.ts'
import type { PartId } from '../../playground/world/trace/types.ts'

interface Words {
  readonly title: string
  readonly says: string
}

const parts: Readonly<Record<KeyedPartId, string>> = {
  'private-key': '知られてしまえば、誰でもこの鍵で署名できます。',
  password: 'cosign.key を開けるのに使います。',
  salt: '同じパスワードからでも違う鍵ができるように混ぜる、乱数です。',
  'box-nonce': '暗号化のたびに変える値です。',
  'cosign-key': 'パスワードで暗号化した秘密鍵です。',
  'cosign-pub': '検証者に渡す公開鍵です。',
  answer: 'Cosign では、y と打ったときだけ、先へ進みます。',
  'trusted-root': 'log の公開鍵が入っています。bundle とは別に手に入れておきます。',
  verdict: '検証の結果です。',
}

/** Where a key is kept, some parts are not what they are where it is thrown away. */
const kept: Readonly<Partial<Record<PartId, Words>>> = {
  command: { title: 'コマンド', says: 'この段で打つのは、この 1 行です。' },
  'public-key': { title: '公開鍵', says: 'log にも、この鍵がそのまま載ります。名前は入っていません。' },
  'artifact-digest': {
    title: 'artifact の digest',
    says: 'log に載るのは、ファイルではなくこの SHA-256 です。',
  },
  signature: { title: '署名', says: 'cosign.key の秘密鍵で作りました。' },
  'entry-request': { title: '記録の依頼', says: '署名・公開鍵・digest を送ります。artifact は送りません。' },
  bundle: {
    title: 'bundle',
    says: '署名と、log に載った証拠が入っています。公開鍵は log entry の中にもありますが、検証に使うのは、別に渡した cosign.pub です。',
  },
}

export const cosignScene = {
  parts,
  kept,
  begin: '鍵を作って、署名する',
  make: '鍵を作る',
  open: '鍵を開ける',
  show: '見せる',
  hide: '隠す',
  keyFile: '鍵のファイル',
  own: (name: string) => `${name} のパスワードを打ってください。`,
  generated: '新しい鍵を作る',
  history:
    '2023 年の Cosign は、署名と log index をそのまま画面に出していました。v3 では --bundle が必須で、どちらも bundle の中に入ります。検証の --signature も、v3.1 で非推奨になりました。',
  lead: 'パスワードを決めて Enter を押すと、Cosign と同じ形の鍵ができます。計算もファイルも本物です。',
  bad: '1 か所変えたファイル',
  takeAway: '持ち帰って、本物の Cosign で検証できます',
  tooLarge: (name: string) => `${name} が大きすぎます。署名するファイルは 16 MiB までにしてください。`,
} as const
