/** Who takes part in the keyless lab, and what each step of it is. */
import type { PersonId, UpstreamId } from '../../../playground/world/oidc/people.ts'
import type { KeylessStepId, ProvenanceStepId } from '../../../playground/world/trace/steps.ts'
import type { ActorId } from '../../../playground/world/trace/types.ts'
import type { Words } from './words.ts'

export const actors: Readonly<Record<ActorId, Words>> = {
  user: { title: '署名者', says: 'コマンドを打ち、ブラウザでログインします。' },
  client: { title: 'Cosign', says: '手元で動く client です。鍵を作り、署名し、最後に鍵を捨てます。' },
  browser: { title: 'ブラウザ', says: 'ログインのためだけに開きます。' },
  idp: {
    title: 'ログイン画面',
    says: 'Sigstore が動かす identity provider です。ログインは、選ばれた別の provider に任せます。',
  },
  upstream: { title: 'ログイン先の provider', says: 'GitHub・Google・Microsoft のどれかです。' },
  fulcio: { title: 'Fulcio', says: 'token を確かめ、10 分だけ有効な証明書を発行する CA です。' },
  ctlog: { title: 'CT log', says: 'Fulcio が届け出た証明書を記録します。' },
  rekor: { title: 'Rekor', says: '署名した事実を記録する transparency log です。' },
  tsa: {
    title: 'TSA（timestamp authority）',
    says: '「この署名は、この時刻にはもうあった」と証言します。log が時刻を出さない Rekor v2 の keyless では必須です。',
  },
  storage: { title: '保存先', says: 'artifact と bundle を並べて置きます。' },
  forge: { title: 'source repository', says: 'source code と workflow が置いてある場所です。' },
  ci: { title: 'CI の job', says: 'build し、署名し、publish します。長く使う鍵は持っていません。' },
  'ci-idp': {
    title: 'CI の OIDC provider',
    says: 'いま動いているのがどの workflow かを、token で証言します。',
  },
  registry: {
    title: 'package registry',
    says: 'package と attestation を受け取り、確かめてから公開します。',
  },
}

export const upstreams: Readonly<Record<UpstreamId, string>> = {
  github: 'GitHub',
  google: 'Google',
  microsoft: 'Microsoft',
}

export const people: Readonly<Record<PersonId, string>> = {
  alice: 'alice',
  bob: 'bob',
  carol: 'carol',
  mallory: 'mallory',
  aliceElsewhere: 'alice を名乗る mallory（別の provider）',
  aliceUnverified: 'alice を名乗る mallory（未確認のアドレス）',
}

export const keylessSteps: Readonly<Record<KeylessStepId, Words>> = {
  start: { title: '署名を始める', says: 'コマンドを 1 行打つだけです。鍵の指定はありません。' },
  'token-asked': {
    title: 'ログインを求める',
    says: 'client がブラウザを開きます。URL には state と nonce、そして code_challenge が入っています。',
  },
  authentication: {
    title: 'OIDC でログイン',
    says: 'ログイン画面で provider を選び、そこでログインします。',
  },
  'token-returned': {
    title: 'code が返る',
    says: 'ブラウザを通って戻るのは、1 回しか使えない code です。token はまだ渡りません。',
  },
  'token-handed': {
    title: 'token を受け取る',
    says: 'client が code と code_verifier を出して、ID token と引き換えます。',
  },
  'key-pair': {
    title: '使い捨ての鍵',
    says: 'その場で鍵ペアを作り、秘密鍵を持っている証拠として、自分の名前に署名します。',
  },
  'certificate-request': {
    title: '証明書を頼む',
    says: 'Fulcio に ID token と公開鍵を渡します。Fulcio は CT log に届け出ます。',
  },
  certificate: {
    title: '証明書が届く',
    says: '公開鍵と identity を結びつけた証明書です。有効なのは 10 分間で、SCT も入っています。',
  },
  sign: {
    title: '署名する',
    says: '使い捨ての秘密鍵で署名します。artifact への署名に使うのは、ここだけです。',
  },
  'log-entry': {
    title: 'log に記録する',
    says: '署名・証明書・digest を Rekor に載せ、載った証拠を受け取ります。',
  },
  bundle: {
    title: 'bundle にまとめる',
    says: '署名と log の証拠を 1 つのファイルにして、artifact の隣に置きます。trusted root は入りません。',
  },
  'key-discarded': {
    title: '鍵を捨てる',
    says: '秘密鍵は役目を終えました。手元に、盗まれる鍵は残りません。',
  },
}

export const provenanceSteps: Readonly<Record<ProvenanceStepId, Words>> = {
  'run-started': { title: 'workflow が動く', says: 'tag が push され、CI の job が始まります。' },
  'package-packed': {
    title: 'package を作る',
    says: 'publish するファイルを 1 つに固め、digest を計算します。',
  },
  'publish-token': {
    title: 'publish する権利',
    says: 'いまは job の OIDC token を registry が受け付けます。2023 年は、長く使える token を secret に置いていました。',
  },
  'ci-token': {
    title: 'job の ID token',
    says: 'id-token: write を許された job だけが、自分が誰かを証言する token をもらえます。そこで動くコードなら、どれでも頼めます。',
  },
  'key-pair': { title: '使い捨ての鍵', says: 'job の中で鍵ペアを作ります。秘密鍵は外に出ません。' },
  'certificate-request': {
    title: '証明書を頼む',
    says: 'Fulcio に、どの workflow かを証言する token を渡します。',
  },
  certificate: {
    title: '証明書が届く',
    says: 'リポジトリ・commit・workflow の名前が入った証明書です。',
  },
  sign: {
    title: 'provenance に署名する',
    says: '「この package は、この commit からこの workflow が作った」という statement に署名します。',
  },
  'log-entry': {
    title: 'log に記録する',
    says: '署名した事実が Rekor に載り、誰でも見られるようになります。',
  },
  publish: {
    title: 'publish する',
    says: 'package と provenance を一緒に送ります。registry は確かめてから公開し、自分の attestation も付けます。',
  },
  'key-discarded': { title: '鍵を捨てる', says: 'job が終われば、鍵も消えます。' },
  'package-page': {
    title: 'package の画面',
    says: '使う人は attestation を受け取り、どこでどう作られたかを確かめられます。',
  },
}
