/** What each kind of file is, and what one does with it where it is not read here. */
import type { Item } from '../../playground/desk/item.ts'
import type { KindId } from '../../playground/intake/kinds.ts'
import type { Role } from '../../playground/intake/kind.ts'

export interface KindWords {
  /** Stands before 「です」. */
  readonly name: string
  /** The next step of whoever has it in hand. */
  readonly next?: string
  /** Said of one that no method is given, where it is known why. */
  readonly unread?: string
}

const BUNDLE = 'artifact と一緒に、sigstore で検証するものです。'
const TRUST = 'Sigstore の bundle を、sigstore で検証するときに使うものです。'

const kinds: Readonly<Record<KindId, KindWords>> = {
  artifact: {
    name: 'ファイル（署名や鍵とは見分けていません）',
    unread: '何のファイルかを調べている途中で、こちらの処理が止まりました。判断していません。',
  },
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
  'openpgp-keybox': {
    name: 'OpenPGP の公開鍵の入れ物（GnuPG の keybox）',
    next: 'OpenPGP の署名を openpgp で検証するときに使うものです。',
  },
  'openpgp-message': {
    name: 'OpenPGP のメッセージ（gpg --sign などが作るもの）',
    next: '署名した人の公開鍵と一緒に、openpgp で検証してください。',
  },
  'openpgp-encrypted': {
    name: 'OpenPGP で暗号化されたファイル',
    next: '復号するまで、署名があるかどうかも分かりません。復号できる道具（gpg --decrypt など）で、復号しながら検証してください。',
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
    next: '署名者の一覧（allowed signers）と一緒に、ssh で検証してください。',
  },
  'git-object': {
    name: 'git の commit か tag',
    next: 'OpenPGP の署名なら openpgp で、SSH の署名なら ssh で検証してください。X.509 の署名なら、git verify-commit か git verify-tag で検証してください。',
    unread: 'git の commit か tag ですが、ここで検証できる種類の署名ではありません。',
  },
  'allowed-signers': {
    name: '署名者の一覧（SSH の allowed signers）',
    next: 'SSH の署名を検証するときに使うものです。',
  },
  'ssh-public-key': {
    name: 'SSH の公開鍵か、その証明書',
    next: '誰の鍵として信じるかを決めるには、その人の名前と並べた行を、allowed signers のファイルに書きます。',
  },
  'ssh-public-keys': {
    name: 'SSH の公開鍵の一覧',
    next: '誰の鍵かは書かれていません。失効した鍵の一覧なら、そう使うと決めてください。',
  },
  'ssh-revocations': {
    name: 'SSH の失効の一覧（KRL）',
    next: 'SSH の署名を検証するときに使うものです。',
  },
  'sigstore-bundle': { name: 'Sigstore の bundle', next: BUNDLE },
  'sigstore-bundles': { name: 'Sigstore の bundle を並べたもの', next: BUNDLE },
  'cosign-bundle': { name: 'Cosign の古い形式の bundle', next: BUNDLE },
  pep740: { name: 'PyPI の attestation（PEP 740）', next: BUNDLE },
  'dsse-envelope': {
    name: 'DSSE envelope だけのファイル',
    next: 'いつ署名したかを言う log entry が、入っていません。配布している場所から bundle を受け取ってください。log に記録があれば、証明書と合わせて、次のように bundle を作れます。',
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
    next: 'Sigstore では、trusted root を安全に受け取るために使われます。検証に要るのは、それで受け取った trusted_root.json です。',
  },
  'web-page': {
    name: 'web ページ（HTML）',
    next: '別のファイルのはずなら、ファイルそのものへのリンクから、ダウンロードし直してください。',
  },
  'not-found': {
    name: 'サーバーからのエラーの返事',
    next: '別のファイルのはずなら、URL を確かめて、ダウンロードし直してください。',
  },
}

/** As it is said to whoever handed over another. */
const instead: Readonly<Record<Role, string>> = {
  artifact: 'artifact ではなく',
  list: 'digest の一覧ではなく',
  signature: '署名ではなく',
  cleartext: '署名つきの本文ではなく',
  keys: '公開鍵ではなく',
  bundle: 'bundle ではなく',
  'trusted-root': 'trusted root ではなく',
  'public-key': 'Sigstore の署名を確かめる公開鍵（PEM か DER）ではなく',
  signers: '署名者の一覧ではなく',
  revoked: '失効の一覧ではなく',
}

/** A name of Latin letters keeps its distance. */
const spaced = (name: string, rest: string) => `${name}${/[!-~]$/.test(name) ? ' ' : ''}${rest}`
const named = (id: KindId, rest: string) => spaced(kinds[id].name, rest)

const isUnread = (id: KindId) =>
  kinds[id].unread ??
  named(id, 'ですが、取り出せません。欠けているか、形が違うか、二通りに読めるか、多すぎるところがあります。')
const isEmpty = (id: KindId) => named(id, 'ですが、1 つも入っていません。')

export const intake = {
  kinds,
  is: (id: KindId) => `${named(id, 'です。')}${kinds[id].next ?? ''}`,
  /** @param wanted what was to be handed over here */
  isOther: (id: KindId, wanted: Role, isNextSaid = true) =>
    `${instead[wanted]}、${named(id, 'です。')}${isNextSaid ? (kinds[id].next ?? '') : ''}`,
  /** It is of a kind that is read, and this one is not. */
  isUnread,
  isEmpty,
  /** A file that nothing is compared by. */
  unread: ({ kind, isEmpty: isNone }: Pick<Item, 'kind' | 'isEmpty'>) =>
    isNone ? isEmpty(kind) : isUnread(kind),
  /** As it stands in a list of what came: what nobody looked at was taken for nothing. */
  nameOf: ({ kind, recognised }: Pick<Item, 'kind' | 'recognised'>) =>
    recognised === 'unseen' ? 'ファイル（大きいので、種類は見分けていません）' : kinds[kind].name,
  byHand: '検証するファイル（あなたが決めた）',
  /** Of what is believed, which one is meant is the person's word. */
  isSeveral: (count: number, what = '公開鍵') =>
    spaced(what, `が ${count} 個入っています。どれを信じるかを決めて、1 つだけ渡してください。`),
  belongs: (option: string) => `${option} に渡すものです。`,
  /** A text that is signed in clear, handed over as a signature beside another file. */
  isSignedText:
    '--signature を付けずに、このファイルだけを渡すと検証できます。本文が digest の一覧なら、checksum の --sums に渡して、ファイルと比べてください。',
  /** Of an option of the terminal, such as a variable that a script left unset. */
  emptyValue: (command: string, option: string) =>
    `${command}: ${option} の値が空です。値を渡すか、オプションごと外します`,
  isSwapped: (artifact: string) =>
    `署名ではなく、${artifact} のほうが OpenPGP の署名です。2 つを入れ替えて渡してください。`,
  isSignedList: (name: string, method: string) =>
    `${name} は署名つきの一覧なので、署名された本文だけを読みました。署名は検証していません。${method} か verify で検証してください。`,
  nth: (at: number, of: number, line?: number) =>
    `bundle ${at}/${of}${line === undefined ? '' : `（${line} 行目）`}`,
  elsewhere: 'bundle は、このファイルに入っていません。あれば受け取って、それを検証してください。',
  aside: '期待した種類の署名ではないので、全体の判定には数えません。',
  together: (verified: number, of: number) => `bundle ${of} 個のうち、検証できたのは ${verified} 個です。`,
  byRoot: (at: number, line?: number) =>
    `渡された trusted root のうち、通った検査が最も多かった ${at} 個目${line === undefined ? '' : `（${line} 行目）`}との結果です。`,
  digestByLength: (name: string) => `桁数から、${name} の digest とみなしました。`,
} as const
