/** What every service of the keyless lab says to what it is given. */
import type { FulcioCheckId, FulcioFailure, FulcioLabel } from '../../../playground/world/fulcio-plan.ts'
import type { LoginFailure } from '../../../playground/world/oidc/client.ts'
import type { AuthorizationError, TokenError } from '../../../playground/world/oidc/identity-provider.ts'
import type { ExchangeRefusal, PublishRefusal } from '../../../playground/world/registry/packages.ts'
import type { RegistryRefusal } from '../../../playground/world/registry/store.ts'
import type { WitnessCheckId, WitnessFailure, WitnessLabel } from '../../../playground/world/watch/witness.ts'
import type { MethodWords } from '../../types.ts'

export const fulcio: MethodWords<FulcioCheckId, FulcioFailure, FulcioLabel> = {
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

export const witness: MethodWords<WitnessCheckId, WitnessFailure, WitnessLabel> = {
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
    'checkpoint-unsigned':
      'checkpoint には、log 名と鍵 ID の両方がこの log のものと合う署名の行がありません。',
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

export const refusals: Readonly<
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
