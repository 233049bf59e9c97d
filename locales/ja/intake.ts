/** What each kind of file is, and what one does with it where it is not read here. */
import type { KindId } from '../../playground/intake/kinds.ts'
import type { Role } from '../../playground/intake/kind.ts'

export interface KindWords {
  /** Stands before 「です」. */
  readonly name: string
  /** The next step of whoever has it in hand. */
  readonly next?: string
}

const kinds: Readonly<Record<KindId, KindWords>> = {
  artifact: { name: '署名や鍵として知られた形ではないファイル' },
  'openpgp-signature': {
    name: 'OpenPGP の署名',
    next: '署名した人の公開鍵と一緒に、openpgp で検証してください。',
  },
  'openpgp-cleartext': {
    name: 'OpenPGP の署名つきの本文',
    next: '署名した人の公開鍵と一緒に、openpgp で検証してください。',
  },
  'openpgp-keys': {
    name: 'OpenPGP の公開鍵',
    next: 'OpenPGP の署名を openpgp で検証するときに使うものです。',
  },
  'sigstore-bundle': { name: 'Sigstore の bundle' },
  'sigstore-bundles': { name: 'Sigstore の bundle を並べたもの' },
  'cosign-bundle': { name: 'cosign 1・2 の bundle' },
  pep740: { name: 'PyPI の attestation（PEP 740）' },
  'dsse-envelope': {
    name: 'DSSE envelope だけのもの',
    next: '証明書も log entry も入っていないので、誰がいつ署名したかを確かめられません。bundle（.sigstore.json）を受け取ってください。署名者の公開鍵があれば、cosign verify-blob-attestation --key KEY --signature FILE --insecure-ignore-tlog で、署名だけは確かめられます。',
  },
  'sigstore-signature': {
    name: '署名の値だけのファイル',
    next: '証明書と log entry が要ります。署名する人が cosign sign-blob --bundle FILE で作る bundle を受け取ってください。',
  },
  certificate: {
    name: '証明書',
    next: '署名の検証には bundle が要ります。署名する人が cosign sign-blob --bundle FILE で作る bundle を受け取ってください。',
  },
  'public-key': { name: '公開鍵' },
  'private-key': {
    name: '秘密鍵',
    next: '誰にも渡さないでください。検証に要るのは公開鍵です。',
  },
  'trusted-root': { name: 'trusted root' },
  'trust-config': { name: 'trusted root を含む、Sigstore の client の設定（ClientTrustConfig）' },
  'signing-config': {
    name: '署名するときに使う設定（signing_config.json）',
    next: '検証に要るのは、同じインスタンスの trusted_root.json です。',
  },
  'tuf-metadata': {
    name: 'TUF の metadata',
    next: 'これは trusted root を安全に受け取るためのものです。それで受け取った trusted_root.json を渡してください。',
  },
  'web-page': {
    name: 'web ページ（HTML）',
    next: 'ファイルそのものへのリンクから、ダウンロードし直してください。',
  },
  'not-found': {
    name: '「見つからない」というサーバーの返事',
    next: 'URL を確かめて、ダウンロードし直してください。',
  },
}

/** As it is said to whoever handed over another. */
const roles: Readonly<Record<Role, string>> = {
  artifact: 'artifact',
  list: 'checksum の一覧',
  signature: '署名',
  cleartext: '署名つきの本文',
  keys: '公開鍵',
  bundle: 'bundle',
  'trusted-root': 'trusted root',
  'public-key': '公開鍵',
}

export const intake = {
  kinds,
  /** @param wanted what was to be handed over here */
  isOther: (id: KindId, wanted: Role) =>
    `${roles[wanted]}ではなく、${kinds[id].name}です。${kinds[id].next ?? ''}`,
  /** It is of a kind that is read, and this one is not. */
  isUnread: (id: KindId) =>
    `${kinds[id].name}ですが、取り出せません。欠けているか、形が違うか、二通りに読めるか、多すぎるところがあります。`,
  isEmpty: (id: KindId) => `${kinds[id].name}ですが、1 つも入っていません。`,
  /** Of what is believed, which one is meant is the person's word. */
  isSeveral: (count: number) =>
    `公開鍵が ${count} 個入っています。どれを信じるかを決めて、1 つだけ渡してください。`,
  belongs: (option: string) => `${option} に渡すものです。`,
  nth: (at: number, of: number, line?: number) =>
    `bundle ${at}/${of}${line === undefined ? '' : `（${line} 行目）`}`,
  elsewhere: 'bundle は、このファイルに入っていません。あれば受け取って、それを検証してください。',
  aside: '期待した種類の署名ではないので、全体の判定には数えません。',
  together: (verified: number, of: number) => `bundle ${of} 個のうち、検証できたのは ${verified} 個です。`,
  byRoot: (at: number, line?: number) =>
    `渡された trusted root のうち、通った検査が最も多かった ${at} 個目${line === undefined ? '' : `（${line} 行目）`}との結果です。`,
  digestByLength: (name: string) => `桁数から、${name} の digest として比べました。`,
} as const
