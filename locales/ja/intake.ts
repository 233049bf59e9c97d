/** What each kind of file is, and what one does with it where it is not read here. */
import type { KindId } from '../../playground/intake/kinds.ts'
import type { Role } from '../../playground/intake/kind.ts'

export interface KindWords {
  /** Stands before 「です」. */
  readonly name: string
  /** The next step of whoever has it in hand. */
  readonly next?: string
}

const BUNDLE = 'artifact と一緒に、sigstore で検証するものです。'
const TRUST = 'Sigstore の bundle を、sigstore で検証するときに使うものです。'

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
  'checksum-list': { name: 'digest の一覧', next: 'checksum で、ファイルと比べてください。' },
  'minisign-signature': {
    name: 'minisign か signify の署名',
    next: '署名した人の公開鍵と一緒に、minisign で検証してください。',
  },
  'signify-embedded': {
    name: 'signify の署名つきの本文',
    next: '署名した人の公開鍵と一緒に、minisign で検証してください。',
  },
  'minisign-key': {
    name: 'minisign か signify の公開鍵',
    next: 'minisign か signify の署名を検証するときに使うものです。',
  },
  'ssh-signature': {
    name: 'SSH の署名',
    next: '署名してよい人の一覧（allowed signers）と一緒に、ssh で検証してください。',
  },
  'git-object': {
    name: 'git の commit か tag',
    next: 'OpenPGP の署名なら、git verify-commit か git verify-tag で検証してください。',
  },
  'allowed-signers': {
    name: '署名してよい人の一覧（SSH の allowed signers）',
    next: 'SSH の署名を検証するときに使うものです。',
  },
  'ssh-public-key': {
    name: 'SSH の公開鍵',
    next: '誰の鍵として信じるかを決めるには、その人の名前と並べた行を、allowed signers のファイルに書きます。',
  },
  'ssh-revocations': {
    name: '失効した SSH の鍵の一覧（KRL）',
    next: 'SSH の署名を検証するときに使うものです。',
  },
  'sigstore-bundle': { name: 'Sigstore の bundle', next: BUNDLE },
  'sigstore-bundles': { name: 'Sigstore の bundle を並べたもの', next: BUNDLE },
  'cosign-bundle': { name: 'Cosign の古い形式の bundle', next: BUNDLE },
  pep740: { name: 'PyPI の attestation（PEP 740）', next: BUNDLE },
  'dsse-envelope': {
    name: '署名つきの DSSE envelope だけのファイル',
    next: '誰がいつ署名したかを言う証明書と log entry が、入っていません。配布している場所から bundle を受け取ってください。log に記録があれば、証明書と合わせて、次のように bundle を作れます。',
  },
  'sigstore-signature': {
    name: '署名の値だけのファイル',
    next: '誰がいつ署名したかを言う証明書と log entry が、入っていません。log に記録があれば、証明書と合わせて、次のように bundle を作れます。',
  },
  certificate: {
    name: '証明書',
    next: 'log に記録があれば、署名と合わせて、次のように bundle を作れます。',
  },
  'public-key': { name: '公開鍵', next: TRUST },
  'private-key': {
    name: '秘密鍵',
    next: '誰にも渡さないでください。検証に要るのは公開鍵です。',
  },
  'trusted-root': { name: 'trusted root', next: TRUST },
  'trust-config': {
    name: 'trusted root を含む、Sigstore の client の設定（ClientTrustConfig）',
    next: TRUST,
  },
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
const instead: Readonly<Record<Role, string>> = {
  artifact: 'artifact ではなく',
  list: 'checksum の一覧ではなく',
  signature: '署名ではなく',
  cleartext: '署名つきの本文ではなく',
  keys: '公開鍵ではなく',
  bundle: 'bundle ではなく',
  'trusted-root': 'trusted root ではなく',
  'public-key': '公開鍵ではなく',
  signers: '署名してよい人の一覧ではなく',
  revoked: '失効した鍵の一覧ではなく',
}

/** A name of Latin letters keeps its distance. */
const spaced = (name: string, rest: string) => `${name}${/[!-~]$/.test(name) ? ' ' : ''}${rest}`
const named = (id: KindId, rest: string) => spaced(kinds[id].name, rest)

export const intake = {
  kinds,
  is: (id: KindId) => `${named(id, 'です。')}${kinds[id].next ?? ''}`,
  /** @param wanted what was to be handed over here */
  isOther: (id: KindId, wanted: Role, isNextSaid = true) =>
    `${instead[wanted]}、${named(id, 'です。')}${isNextSaid ? (kinds[id].next ?? '') : ''}`,
  /** It is of a kind that is read, and this one is not. */
  isUnread: (id: KindId) =>
    named(
      id,
      'ですが、取り出せません。欠けているか、形が違うか、二通りに読めるか、多すぎるところがあります。',
    ),
  isEmpty: (id: KindId) => named(id, 'ですが、1 つも入っていません。'),
  /** Of what is believed, which one is meant is the person's word. */
  isSeveral: (count: number, what = '公開鍵') =>
    spaced(what, `が ${count} 個入っています。どれを信じるかを決めて、1 つだけ渡してください。`),
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
