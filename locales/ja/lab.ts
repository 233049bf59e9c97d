/** The words of the keyless lab: who takes part, what goes over each arrow, and what every service says to it. */
import type { LabOutcome } from '../../playground/attacks/lab.ts'
import type { LabAttackId } from '../../playground/attacks/lab-plan.ts'
import type { EntryField, EntryFieldRole } from '../../playground/world/compare-entries.ts'
import type { FulcioCheckId, FulcioFailure, FulcioLabel } from '../../playground/world/fulcio-plan.ts'
import type { LoginFailure } from '../../playground/world/oidc/client.ts'
import type { AuthorizationError, TokenError } from '../../playground/world/oidc/identity-provider.ts'
import type { PersonId, UpstreamId } from '../../playground/world/oidc/people.ts'
import type { SignatureLayout } from '../../playground/world/registry/image-signature.ts'
import type { ImageCheckId, ImageFailure, ImageLabel } from '../../playground/world/registry/image-plan.ts'
import type { ImageVerification } from '../../playground/world/registry/image-verify.ts'
import type { ExchangeRefusal, PublishRefusal } from '../../playground/world/registry/packages.ts'
import type { RegistryRefusal } from '../../playground/world/registry/store.ts'
import type { KeylessStepId, ProvenanceStepId } from '../../playground/world/trace/steps.ts'
import type { ActorId, FieldLabel, PartForm, PartId } from '../../playground/world/trace/types.ts'
import type { EntryDigest, EntrySigner } from '../../playground/world/watch/entries.ts'
import type { AlarmReason } from '../../playground/world/watch/monitor.ts'
import type { WitnessCheckId, WitnessFailure, WitnessLabel } from '../../playground/world/watch/witness.ts'
import type { AttackWords, MethodWords } from './types.ts'

interface Words {
  readonly title: string
  /** One sentence. */
  readonly says: string
}

const actors: Readonly<Record<ActorId, Words>> = {
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

const keylessSteps: Readonly<Record<KeylessStepId, Words>> = {
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
  'key-discarded': { title: '鍵を捨てる', says: '秘密鍵は役目を終えました。盗まれる鍵は、もうありません。' },
}

const provenanceSteps: Readonly<Record<ProvenanceStepId, Words>> = {
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
  'key-pair': { title: '使い捨ての鍵', says: 'job の中で鍵ペアを作ります。外には出ません。' },
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

const parts: Readonly<Record<PartId, Words>> = {
  command: { title: 'コマンド', says: '打つのはこれだけです。' },
  artifact: { title: 'artifact', says: '署名したいファイルそのものです。どこにも送りません。' },
  'artifact-digest': {
    title: 'artifact の digest',
    says: '署名するのはファイルではなく、この SHA-256 です。',
  },
  'authorization-request': {
    title: 'ログインの依頼',
    says: '誰が・何のために・どこへ返してほしいかを、URL に書いて頼みます。',
  },
  login: { title: 'provider の選択', says: 'どこでログインするかを選びます。' },
  'upstream-account': {
    title: 'ログインの結果',
    says: '選んだ provider が、誰がログインしたのかを伝えます。',
  },
  'authorization-response': { title: 'code', says: '1 回しか使えない引換券です。10 分で切れます。' },
  'token-request': {
    title: 'token との引き換え',
    says: 'code を横取りしても、code_verifier を知らなければ引き換えられません（PKCE）。',
  },
  'token-response': { title: '引き換えの返事', says: 'ID token はこの中に入っています。' },
  'id-token': { title: 'ID token', says: '「この人はこの名前です」という、署名つきの証言（JWT）です。' },
  'public-key': { title: '使い捨ての公開鍵', says: 'いま作ったばかりの鍵です。' },
  challenge: {
    title: '署名する文字列',
    says: 'token に書かれた自分の名前です。これに署名して、鍵の持ち主だと示します。',
  },
  'proof-of-possession': {
    title: '所持の証明',
    says: '秘密鍵を持っている人にしか作れない署名です。他人の公開鍵では頼めません。',
  },
  'certificate-request': {
    title: '証明書の依頼',
    says: '公開鍵と所持の証明です。ID token と一緒に送ります。',
  },
  'key-set': { title: 'provider の公開鍵', says: 'Fulcio はこの鍵で、token の署名を確かめます（JWKS）。' },
  precertificate: {
    title: 'precertificate',
    says: '発行の前に CT log へ届け出る下書きです。poison という印が付いていて、証明書としては使えません。',
  },
  sct: { title: 'SCT', says: '「必ず記録する」という、CT log の署名つきの約束です。' },
  'certificate-response': { title: 'Fulcio の返事', says: '証明書と、CA の root までのチェーンです。' },
  certificate: {
    title: '証明書',
    says: '公開鍵と identity を結びつけます。有効なのは 10 分間だけです。',
  },
  statement: {
    title: 'in-toto statement',
    says: '何について（subject）、何を言うのか（predicate）を書いたものです。',
  },
  'signed-bytes': {
    title: '署名するバイト列',
    says: 'statement とその種類をつなげたもの（DSSE の PAE）です。',
  },
  signature: { title: '署名', says: '使い捨ての秘密鍵で作った、ただ 1 つの署名です。' },
  'timestamp-request': { title: '時刻の証言を頼む', says: '送るのは署名の digest だけです。' },
  'timestamp-response': {
    title: 'signed timestamp',
    says: '「この署名は、この時刻にはもうあった」という証言です（RFC 3161）。',
  },
  'entry-request': {
    title: '記録の依頼',
    says: '署名・証明書・digest を送ります。artifact は送りません。',
  },
  'entry-response': { title: 'Rekor の返事', says: 'entry の番号と、載った証拠が入っています。' },
  'entry-body': {
    title: 'log entry の中身',
    says: 'log に残るのはこれです。誰でも読めて、変えれば、覚えている人に分かります。',
  },
  promise: { title: 'SET', says: '時刻を添えた、「必ず載せる」という log の署名です。' },
  'inclusion-proof': {
    title: 'inclusion proof',
    says: 'entry から root hash まで計算し直すための hash です。',
  },
  checkpoint: { title: 'checkpoint', says: 'tree の大きさと root hash に、log が署名したものです。' },
  bundle: { title: 'bundle', says: '署名と、log の証拠が入っています。trusted root は、別に手に入れます。' },
  'push-event': { title: 'push の知らせ', says: 'どのリポジトリの、どの commit かが分かります。' },
  'publish-token-request': { title: 'publish の許可を頼む', says: 'job の OIDC token を見せて頼みます。' },
  'publish-token': {
    title: 'publish 用の token',
    says: 'この package を publish するためだけの token です。',
  },
  package: { title: 'package', says: 'publish されるファイルそのものです。' },
  'package-integrity': { title: 'package の digest', says: 'lock file に残るのと同じ SHA-512 です。' },
  'ci-token-request': { title: 'token を頼む', says: '誰に見せる token なのか（audience）を伝えます。' },
  'ci-token-response': {
    title: 'CI の返事',
    says: 'ID token が入っています。本物の GitHub の token は、5 分で切れます。',
  },
  'publish-document': {
    title: 'publish する文書',
    says: 'package と provenance を 1 つの JSON にして送ります。',
  },
  'attestations-request': {
    title: 'attestation を頼む',
    says: 'package と一緒に公開された attestation を求めます。',
  },
  attestations: {
    title: 'attestation',
    says: '作った側の provenance と、registry の publish attestation です。',
  },
}

const forms: Readonly<Record<PartForm, string>> = {
  text: 'テキスト',
  url: 'URL',
  form: 'フォーム',
  json: 'JSON',
  jwt: 'JWT',
  pem: 'PEM',
  der: 'DER',
  note: 'signed note',
  hashes: 'hash の並び',
  gzip: 'gzip',
  binary: 'バイト列',
}

const fields: Readonly<Record<FieldLabel, string>> = {
  'artifact-name': 'ファイル名',
  size: '大きさ（byte）',
  sha256: 'SHA-256',
  upstream: 'provider',
  'account-email': 'メールアドレス',
  'account-verified': '確認済みか',
  'account-id': 'アカウントの番号',
  'public-key-sha256': '公開鍵の SHA-256',
  identity: 'identity（SAN）',
  issuer: 'issuer',
  'certificate-issuer': '発行した CA',
  'serial-number': 'serial number',
  'not-before': '有効期間の始まり',
  'not-after': '有効期間の終わり',
  'log-id': 'log の ID',
  'sct-time': '届け出の時刻',
  'nonce-number': 'nonce',
  timestamp: '証言された時刻',
  'entry-kind': 'entry の種類',
  'integrated-time': 'log が証言する時刻',
  'log-index': 'log index',
  'tree-size': 'tree の大きさ',
  'root-hash': 'root hash',
  'proof-hash': 'proof の hash',
  origin: 'log 名',
  'media-type': 'bundle の版',
  'predicate-type': 'predicate の種類',
  subject: 'subject',
  'source-repository': 'source repository',
  'source-commit': 'commit',
  'workflow-file': 'workflow のファイル',
  'package-name': 'package',
  access_type: 'access_type（その場限りか）',
  client_id: 'client_id（頼んでいる client）',
  code: 'code（引換券）',
  code_challenge: 'code_challenge（code_verifier の hash）',
  code_challenge_method: 'code_challenge_method（hash の取り方）',
  code_verifier: 'code_verifier（client だけが知る値）',
  connector_id: 'connector_id（ログイン先の provider）',
  grant_type: 'grant_type（引き換えの種類）',
  nonce: 'nonce（この依頼への token だという印）',
  redirect_uri: 'redirect_uri（返す先）',
  response_type: 'response_type（返してほしいもの）',
  scope: 'scope（知りたいこと）',
  state: 'state（この依頼への返事だという印）',
  token_type: 'token_type（token の種類）',
  expires_in: 'expires_in（残り秒数）',
  audience: 'audience（見せる相手）',
  alg: 'alg（署名の方式）',
  kid: 'kid（署名した鍵）',
  typ: 'typ（種類）',
  iss: 'iss（token の発行者）',
  sub: 'sub（主体）',
  aud: 'aud（見せる相手）',
  exp: 'exp（期限）',
  iat: 'iat（発行した時刻）',
  nbf: 'nbf（使い始められる時刻）',
  jti: 'jti（token の番号）',
  at_hash: 'at_hash（access token の hash）',
  c_hash: 'c_hash（code の hash）',
  email: 'email（メールアドレス）',
  email_verified: 'email_verified（確認済みか）',
  user_id: 'user_id（provider での番号）',
  actor: 'actor（きっかけを作った人）',
  event_name: 'event_name（きっかけ）',
  job_workflow_ref: 'job_workflow_ref（job を定義した workflow）',
  job_workflow_sha: 'job_workflow_sha（その commit）',
  ref: 'ref（branch か tag）',
  ref_type: 'ref_type（branch か tag か）',
  repository: 'repository',
  repository_id: 'repository_id（変わらない番号）',
  repository_owner: 'repository_owner（持ち主）',
  repository_owner_id: 'repository_owner_id（持ち主の番号）',
  repository_visibility: 'repository_visibility（公開範囲）',
  run_attempt: 'run_attempt（何回目か）',
  run_id: 'run_id（実行の番号）',
  runner_environment: 'runner_environment（動いた場所）',
  sha: 'sha（commit）',
  workflow: 'workflow（名前）',
  workflow_ref: 'workflow_ref（始まりの workflow）',
  workflow_sha: 'workflow_sha（その commit）',
}

const fulcio: MethodWords<FulcioCheckId, FulcioFailure, FulcioLabel> = {
  checks: {
    token: { title: 'token の形式', proves: 'ID token（JWT）として読める' },
    'token-issuer': { title: 'token の発行者', proves: 'Fulcio が認めている identity provider のものである' },
    'token-signature': { title: 'token の署名', proves: 'その provider の鍵で署名されている' },
    'token-audience': { title: 'token の宛先', proves: 'Sigstore に見せるために発行されている' },
    'token-time': { title: 'token の期限', proves: 'いま使ってよい' },
    'token-identity': {
      title: 'token の identity',
      proves: '証明書に書ける名前が、確かめられた形で入っている',
    },
    'requested-key': { title: '頼まれた公開鍵', proves: '読める形で、十分に強い' },
    possession: { title: '所持の証明', proves: '頼んだ人が、その公開鍵の秘密鍵を持っている' },
  },
  failures: {
    'token-unreadable': 'ID token として読めません。',
    'token-algorithm': 'token の署名の方式を受け付けていません。',
    'token-key-unknown': 'token に書かれた鍵 ID が、provider の公開鍵のどれとも違います。',
    'token-signature-invalid': 'token の署名を、provider の公開鍵で確かめると合いません。',
    'issuer-unknown': 'token の発行者（iss）が、Fulcio の認める provider のどれとも違います。',
    'audience-mismatch': 'token の宛先（aud）が、期待した相手と違います。',
    'token-expired': 'token の期限が切れています。盗んだ token も、期限を過ぎれば使えません。',
    'token-not-yet-valid': 'まだ使ってはいけない token です。',
    'token-time-missing': 'token に期限が書かれていません。',
    'email-missing': 'token にメールアドレスがありません。',
    'email-unverified': '本人のものと確かめられていないメールアドレスです。',
    'upstream-missing': 'どの provider でログインしたのか、token に書かれていません。',
    'run-claims-missing': 'どの workflow なのか、token だけでは分かりません。',
    'request-unreadable': '証明書の依頼として読めません。',
    'key-unsupported': 'この種類の公開鍵には発行していません。',
    'possession-unproven': '所持の証明の署名を、頼まれた公開鍵で確かめると合いません。',
  },
  missing: {},
  evidence: {
    issuer: 'token の発行者',
    'upstream-issuer': '証明書に書く issuer',
    'key-id': '鍵の ID',
    audience: '宛先',
    'issued-at': '発行した時刻',
    'expires-at': '期限',
    now: 'いまの時刻',
    identity: 'identity',
    'public-key': '公開鍵',
    challenge: '署名された文字列',
  },
}

const witness: MethodWords<WitnessCheckId, WitnessFailure, WitnessLabel> = {
  checks: {
    head: { title: 'checkpoint の形式', proves: '知っている log の checkpoint として読める' },
    'head-signature': { title: 'checkpoint の署名', proves: 'log 自身が署名している' },
    consistency: {
      title: 'consistency proof',
      proves: '前に見た log に書き足されただけで、昔の entry は 1 つも変わっていない',
    },
  },
  failures: {
    'checkpoint-unreadable': 'checkpoint として読めません。',
    'log-unknown': '知っている log のどれとも違う checkpoint です。',
    'checkpoint-invalid': 'checkpoint の署名を、この log の鍵で確かめると合いません。',
    'head-shorter':
      'いま見せられた checkpoint は、前に見たものより短いものです。昔の checkpoint なのか、log が短くなったのかは、これだけでは分かりません。いまの checkpoint を受け取り直してください。',
    'split-view': '前に見た log と同じ長さなのに、root hash が違います。',
    'proof-length': 'consistency proof の hash の数が合いません。',
    'earlier-root-mismatch': 'proof をたどっても、前に見た root hash になりません。',
    'later-root-mismatch': 'proof をたどっても、いま見せられた root hash になりません。',
  },
  missing: {},
  evidence: {
    origin: 'log 名',
    'remembered-size': '前に見た大きさ',
    'remembered-root': '前に見た root hash',
    'shown-size': 'いま見せられた大きさ',
    'shown-root': 'いま見せられた root hash',
    'reached-earlier-root': 'proof から計算した、前の root hash',
    'reached-later-root': 'proof から計算した、いまの root hash',
    'proof-length': 'proof の hash の数',
  },
}

const image: MethodWords<ImageCheckId, ImageFailure, ImageLabel> = {
  checks: {
    image: { title: 'image の digest', proves: 'registry が返した image は、求めた digest のものである' },
    'signature-found': { title: '署名の有無', proves: 'この image に付けて置かれた署名が registry にある' },
    sigstore: {
      title: 'Sigstore の検証',
      proves: '証明書・SCT・log・時刻・署名の検査が、すべて通った',
    },
    claims: {
      title: '署名された image',
      proves: '署名はこの image についてのもので、別の image から持ってきたものではない',
    },
    identity: { title: 'identity', proves: '期待した相手（SAN）と一字一句同じである' },
    issuer: { title: 'issuer', proves: 'その identity を確かめたのは、期待した issuer である' },
  },
  failures: {
    'image-unknown': 'この digest の image は registry にありません。',
    'image-digest-mismatch': 'registry が返した image の digest が、求めた digest と違います。',
    'signature-missing': 'この image の署名は見つかりません。',
    'signature-unreadable': '署名を読めません。',
    'signature-untrusted': '署名の検証で、比べて合わないものがありました。',
    'signature-undecided': '署名の検証で、比べられないものがありました。',
    'claims-unreadable': '何に署名したのかを読めません。',
    'claims-mismatch': '署名に書かれた image の digest が、求めた digest と違います。',
    'identity-mismatch': '証明書の identity（SAN）が、期待したものと違います。',
    'identity-missing': 'identity を期待しましたが、証明書にありません。',
    'issuer-mismatch': '証明書の issuer が、期待したものと違います。',
    'issuer-missing': 'issuer を期待しましたが、証明書にありません。',
    'identity-undecided': '証明書の identity を、期待したものと比べられません。誰のものとも言えません。',
    'issuer-undecided': '証明書の issuer を、期待したものと比べられません。どことも言えません。',
  },
  missing: {
    claims: '署名がどの image についてのものか、確かめないことにしています（--check-claims=false）',
    identity: '誰の署名を期待するのかを決めていません。分かるのは「誰かが署名した」ことだけです',
    issuer: 'どの issuer を期待するのかを決めていません。名前は、別の issuer でも名乗れます',
  },
  evidence: {
    'image-digest': '求めた digest',
    'served-digest': '返ってきた image の digest',
    'claimed-digest': '署名に書かれた digest',
    layout: '置き方',
    'signature-digest': '署名の manifest',
    'failed-check': '通らなかった検査',
    identity: 'identity',
    issuer: 'issuer',
  },
}

const refusals: Readonly<
  Record<
    AuthorizationError | TokenError | LoginFailure | PublishRefusal | ExchangeRefusal | RegistryRefusal,
    string
  >
> = {
  invalid_request: '依頼に足りないものがあります。',
  unauthorized_client: '知らない client です。',
  unsupported_response_type: 'この返し方には対応していません。',
  invalid_client: '知らない client です。',
  invalid_grant: 'この code は、この依頼には使えません。',
  unsupported_grant_type: 'この引き換え方には対応していません。',
  'state-mismatch': '頼んだ覚えのない返事です。state が違います。',
  'code-missing': '返事に code がありません。',
  'token-unreadable': 'token を読めません。',
  'token-signature-invalid': 'token の署名を、provider の公開鍵で確かめると合いません。',
  'issuer-mismatch': 'token の発行者（iss）が、頼んだ provider と違います。',
  'audience-mismatch': 'token の宛先（aud）が、期待した相手と違います。',
  'token-expired': 'token の期限が切れています。',
  'nonce-mismatch': '別の依頼への token です。nonce が違います。',
  'access-token-mismatch': '一緒に来た access token のものではありません。',
  'email-unverified': 'provider が、本人のものと確かめていないメールアドレスです。',
  'token-invalid': 'job の token と認められません。',
  'no-trusted-publisher': 'この package を publish してよい workflow として登録されていません。',
  unauthorized: 'この package を publish する権利がありません。',
  'document-unreadable': 'publish する文書を読めません。',
  'version-exists': 'その版はもう publish されています。差し替えはできません。',
  'integrity-mismatch': 'package と digest が合いません。',
  'provenance-invalid': 'provenance を検証できません。',
  'repository-mismatch': 'provenance のリポジトリと、package のリポジトリが違います。',
  NAME_INVALID: 'リポジトリの名前が正しくありません。',
  TAG_INVALID: 'tag の名前が正しくありません。',
  MANIFEST_INVALID: 'manifest として読めません。',
  MANIFEST_BLOB_UNKNOWN: 'manifest の指すものが、まだ registry にありません。',
  DIGEST_INVALID: 'digest が中身と合いません。',
}

const attacks: Readonly<Record<LabAttackId, AttackWords>> = {
  'token-stolen': {
    title: '盗まれ、期限の切れた token',
    story:
      'ログインで受け取った ID token が盗まれ、11 分後に使われました。期限が切れているので、Fulcio は証明書を出しません。',
  },
  late: {
    title: '期限切れの証明書',
    story:
      '捨てられるはずの鍵が盗まれ、10 分を過ぎてから使われました。証言された時刻が証明書の有効期間に入りません。',
  },
  'self-issued-certificate': {
    title: '別の CA の証明書',
    story: '攻撃者が自分の CA で、alice の名前の証明書を作りました。trusted root の CA までつながりません。',
  },
  'entry-removed': {
    title: '消された log entry',
    story:
      'log の運営者が entry を消し、消したあとの checkpoint を見せました。この entry からは、その root hash に届きません。消す前の bundle だけを見ていると、消されたことは分かりません。',
  },
  'log-forked': {
    title: '枝分かれした log',
    story:
      'log の運営者が、検証者にだけ別の log を見せました。bundle だけを見る検証は通ってしまいます。前の checkpoint を覚えている人が、つながらないことに気づきます。',
  },
  'clock-moved': {
    title: '狂った時計',
    story: '時刻を証言する側の時計が 1 日進んでいました。その時刻は証明書の 10 分間に入りません。',
  },
  'another-person': {
    title: '別の人の証明書',
    story: 'mallory が自分の名前で正しく署名しました。期待した identity と違うことだけが手がかりです。',
  },
  'no-sct': {
    title: 'CT log を通さない発行',
    story: 'Fulcio が CT log に届け出ずに発行しました。SCT がないことで見つかります。',
  },
  'unknown-ct-log': {
    title: '誰も見ていない CT log',
    story: 'SCT はありますが、trusted root にない CT log のものです。',
  },
  'account-elsewhere': {
    title: '別の provider で同じ名前',
    story:
      'mallory が別の provider で alice のメールアドレスを手に入れ、署名しました。issuer を比べる検証者は断り、log を見張る monitor は alice に知らせます。',
  },
  'account-taken': {
    title: '乗っ取られたアカウント',
    story:
      'alice のアカウントが乗っ取られ、本物の identity で署名されました。検証は通ります。log を見張り、「こんな署名はしていない」と言える alice なら気づけます。この署名だけを取り消す仕組みはありません。',
  },
}

const noticedBy: Readonly<Record<LabOutcome['noticedBy'], string>> = {
  verifier: '検証者が気づく',
  fulcio: 'Fulcio が断る',
  witness: 'log を覚えている人が気づく',
  monitor: 'log を見張る人が気づく',
}

const alarms: Readonly<Record<AlarmReason, string>> = {
  'unexpected-issuer': 'いつもと違う issuer が、この名前を認めました。',
  'unexpected-workflow': 'release に使わない workflow が署名しました。',
  'unknown-artifact': '自分が署名した覚えのないものです。',
}

const signers: Readonly<Record<EntrySigner['kind'], string>> = {
  certificate: '証明書（名前がある）',
  key: '公開鍵（名前がない）',
}

const digestOf: Readonly<Record<EntryDigest['of'], string>> = {
  artifact: 'artifact',
  payload: 'statement',
  envelope: 'envelope 全体',
  'signed-bytes': '署名されたバイト列',
}

const entryFields: Readonly<Record<EntryFieldRole, string>> = {
  version: '書式の版',
  kind: 'entry の種類',
  'digest-algorithm': 'digest の方式',
  digest: 'artifact の digest',
  signature: '署名',
  signer: '署名者',
  other: 'そのほか',
}

const differences: Readonly<Record<EntryField['difference'], string>> = {
  none: '同じ',
  value: '値が違う（別の署名なので当然）',
  kind: '種類が違う：片方は公開鍵、もう片方は証明書',
}

const layouts: Readonly<Record<SignatureLayout, Words>> = {
  tag: {
    title: '2023 年：sha256-….sig という tag',
    says: 'image の digest から作った名前の tag に、署名を annotation として置いていました。',
  },
  referrer: {
    title: 'いま：image を指す artifact',
    says: 'bundle を、image を subject とする manifest で置き、registry に尋ねて探します。尋ねられない registry（GHCR など）では、代わりに sha256-… という tag が 1 つできます。',
  },
}

const cosignAnswers: Readonly<Record<ImageVerification['cosign'], string>> = {
  accepts: 'cosign verify は受け入れます。',
  rejects: 'cosign verify は断ります。',
  'refuses-to-run': 'cosign verify は、identity と issuer を決めないと動きません。',
}

const upstreams: Readonly<Record<UpstreamId, string>> = {
  github: 'GitHub',
  google: 'Google',
  microsoft: 'Microsoft',
}

const people: Readonly<Record<PersonId, string>> = {
  alice: 'alice',
  bob: 'bob',
  carol: 'carol',
  mallory: 'mallory',
  aliceElsewhere: 'alice を名乗る mallory（別の provider）',
  aliceUnverified: 'alice を名乗る mallory（未確認のアドレス）',
}

export const lab = {
  actors,
  keylessSteps,
  provenanceSteps,
  parts,
  forms,
  fields,
  fulcio,
  witness,
  image,
  refusals,
  attacks,
  noticedBy,
  alarms,
  signers,
  digestOf,
  entryFields,
  differences,
  layouts,
  cosignAnswers,
  upstreams,
  people,
} as const
