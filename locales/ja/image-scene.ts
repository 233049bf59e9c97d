import type { ImageStepId } from '../ids.ts'
/** What the scene of signing an image says: its steps, and what lies in a registry. */
import type { SignatureLayout } from '../../playground/world/registry/image-signature.ts'
import type { ThingKind } from '../../workers/scenes/registry-listing.ts'

const steps: Readonly<Record<ImageStepId, { readonly title: string; readonly says: string }>> = {
  image: {
    title: 'image',
    says: 'image は、manifest という JSON をたどる木です。どれも、中身の SHA-256 を名前にして registry に置いてあります。',
  },
  digest: {
    title: 'digest',
    says: '根元の index の SHA-256 が、image の digest です。中の 1 文字を変えると、そこから根元まで digest が変わります。',
  },
  login: {
    title: 'ログイン',
    says: '鍵の代わりにログインします。証明書に入る issuer は、Sigstore のログイン画面ではなく、その先の provider です。',
  },
  sign: {
    title: '署名',
    says: '署名するのは image そのものではなく、image の digest を書いた短い JSON です。',
  },
  registry: {
    title: 'registry',
    says: '署名は、image と同じリポジトリに置きます。2023 年といまとでは、置き方が違います。',
  },
  verify: {
    title: '検証',
    says: '期待する identity と issuer を渡します。Cosign は registry から署名を探し、log も証明書も、手元で確かめます。',
  },
  anybody: {
    title: '誰の？',
    says: 'identity と issuer を決めないと、「誰かが署名した」ことしか分かりません。Cosign は、決めるまで動きません。',
  },
  other: {
    title: '別の image',
    says: '別の image を同じ tag で push し、署名も写しました。Cosign は署名の中の digest を比べるので、だまされません。',
  },
}

const kinds: Readonly<Record<ThingKind | 'tag' | 'referrers' | 'annotation', string>> = {
  tag: 'tag',
  referrers: 'referrers',
  index: 'index',
  manifest: 'manifest',
  signature: '署名の manifest',
  config: 'config',
  layer: 'layer',
  payload: '署名した JSON',
  bundle: 'bundle',
  empty: '空の config',
  other: 'そのほか',
  annotation: 'annotation',
}

const payloads: Readonly<Record<SignatureLayout, string>> = {
  tag: '2023 年：simple signing',
  referrer: 'いま：in-toto statement',
}

const layouts: Readonly<Record<SignatureLayout, string>> = { tag: '2023 年', referrer: 'いま' }

export const imageScene = {
  steps,
  kinds,
  payloads,
  layouts,
  says: 'image が表示する文字',
  preset: 'hello',
  digestOf: (bytes: string) => `SHA-256（index の ${bytes}）`,
  reference: '署名するときも検証するときも、この名前を使います',
  before: '変える前：',
  movable: 'tag は、あとから別の image に付け替えられます。digest は付け替えられません。',
  simulated: '模擬の registry です（shomei-lab.invalid）。digest も署名も、本当に計算しています。',
  done: 'ログインできました',
  doneSays: 'この画面を閉じて、ターミナルに戻ってください。',
  doneNote: '模擬の画面です。ブラウザが使えない環境では、代わりに確認用の code が出ます。',
  warning:
    'ログインの前に、「名前が log に載り、あとから消せない」という警告が出ます。y と答えたときだけ、ブラウザが開きます。',
  tokenIssuer: 'token の発行者（ログイン画面）',
  identity: '証明書の identity（SAN）',
  issuer: '証明書の issuer（ログイン先の provider）',
  notAfter: '証明書の期限（10 分後）',
  logIndex: (index: number) => `log index ${index.toLocaleString('ja-JP')}`,
  layout: '置き方',
  target: 'image',
  targets: { signed: '署名した image', other: '別の image' },
  expected: '期待する相手',
  expectedIdentity: 'identity',
  expectedIssuer: 'issuer',
  nobody: '決めない',
  signer: '署名した人',
  checkClaims: 'digest を比べる（--check-claims）',
  written: '証明書に書いてあったのは、この人です。でも、この人でよいのかは、誰も確かめていません。',
  writtenHalf: '証明書に書いてあったのは、この人です。期待を決めていないほうは、何とも比べていません。',
  checked:
    'Cosign は、署名がこの image のものであること、log に載っていること、証明書が信頼する CA のものであることを確かめた、と表示します。',
  checkedAllButClaims:
    'Cosign は、log に載っていることと、証明書が信頼する CA のものであることを確かめた、と表示します。',
  unchecked:
    '2023 年の置き方で比べないことにすると、Cosign は別の image への署名を受け入れてしまいます。いまの置き方では、それでも digest を比べます。',
  command: '本物の Cosign なら',
  refused: '途中で断られたので、署名できませんでした。',
} as const
