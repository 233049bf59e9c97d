/** The page for what a person has in hand. */
import type { Expectation } from '../../playground/desk/expected.ts'

interface Asked {
  readonly label: string
  /** From where one knows it. */
  readonly from: string
  readonly example: string
}

const asked: Readonly<Record<Expectation, Asked>> = {
  digest: {
    label: 'digest',
    from: '公式サイトや、知っている人から聞いたもの',
    example: 'sha256:…、16 進の桁だけ、または一覧（1 行に 1 件）',
  },
  fingerprint: {
    label: 'OpenPGP の fingerprint',
    from: '署名する人の鍵のもの。名刺や、別のサイトで確かめたもの',
    example: '40 桁か 64 桁',
  },
  key: {
    label: 'minisign・signify の公開鍵',
    from: '署名する人のもの。公式サイトなど、別の経路で知ったもの',
    example: 'RW…',
  },
  principal: {
    label: 'SSH の principal',
    from: '署名するはずの人。allowed signers に書かれた名前',
    example: 'alice@example.com',
  },
  identity: {
    label: 'Sigstore の identity',
    from: '署名するはずの人や workflow',
    example: 'https://github.com/OWNER/REPO/.github/workflows/release.yml@refs/tags/v1',
  },
  issuer: {
    label: 'Sigstore の issuer',
    from: 'その identity を確かめる identity provider',
    example: 'https://token.actions.githubusercontent.com',
  },
  'source-repository': {
    label: 'Sigstore の source repository',
    from: 'どの repository から build したはずか。identity がほかからも呼ばれる workflow なら、これで決まります',
    example: 'https://github.com/OWNER/REPO または OWNER/REPO（GitHub）',
  },
  'source-ref': {
    label: 'Sigstore の source ref',
    from: 'その repository の branch か tag',
    example: 'refs/tags/v1',
  },
  type: {
    label: 'statement の種類（predicateType）',
    from: 'URI か、Cosign の短い名前。空なら SLSA provenance',
    example: 'https://slsa.dev/provenance/v1',
  },
}

export const verify = {
  title: '手元のファイルを検証する',
  pageTitle: '手元のファイルを検証する — Shomei',
  lead: 'ダウンロードしたものと、それに付いてきたものを、まとめてここに置いてください。何のファイルか、どれがどれのことかを調べ、1 つずつ答えます。',
  private: 'ファイルはこのブラウザの中だけで読みます。どこにも送りません。',
  drop: 'ここにファイルやフォルダーをドロップ',
  choose: 'ファイルを選ぶ',
  chooseFolder: 'フォルダーを選ぶ',
  paste: '貼り付けでもかまいません（digest、署名、鍵）',
  pasted: (n: number) => `貼り付け ${n}`,
  refused: (n: number, most: number) =>
    `置けるのは ${most.toLocaleString('ja-JP')} 個まで、署名や鍵や一覧は合わせて 128 MiB までです。${n.toLocaleString('ja-JP')} 個は受け取っていません。分けて置いてください。`,
  tray: '置いたファイル',
  clear: 'すべて片づける',
  remove: (name: string) => `${name} を外す`,
  removeShort: '外す',
  looking: '調べています',
  reading: (name: string) => `${name} を読んでいます`,
  empty: '中身がありません（0 byte）。',
  isArtifact: '検証するファイルとして扱う',
  asFound: '元の種類に戻す',
  about: 'どのファイルのことか',
  aboutAny: '自動で探す',
  asRevoked: '失効した鍵の一覧として使う',
  isRevoked: '失効した鍵の一覧（あなたが決めたもの）',
  believe: '信じる',
  isBelieved: 'あなたが信じると決めたもの',
  trust: {
    'trusted-root':
      'この trusted root を信じると、ここに書かれた CA と log の言うことを、そのまま信じることになります。検証されるファイルと一緒に届いたものなら、攻撃者が作ったものかもしれません。',
    signers:
      'この一覧を信じると、ここに書かれた人が、ここに書かれた鍵で署名してよいことになります。検証されるファイルと一緒に届いたものなら、攻撃者が書いたものかもしれません。',
    revoked: 'この一覧を信じると、ここに書かれた鍵や証明書の署名を拒否します。',
    'public-key':
      'この公開鍵を信じると、この鍵の署名を、あなたが期待した人の署名として扱います。検証されるファイルと一緒に届いたものなら、攻撃者の鍵かもしれません。',
    keys: 'ここに入っている OpenPGP の鍵を信じると、そのどれかの署名を、あなたが期待した人の署名として扱います。fingerprint を書いたときは、fingerprint で決めます。検証されるファイルと一緒に届いたものなら、攻撃者の鍵かもしれません。',
    certificate:
      'この証明書の公開鍵を信じると、その鍵の署名を、あなたが期待した人の署名として扱います。証明書の名前も期限も見ません。検証されるファイルと一緒に届いたものなら、攻撃者の鍵かもしれません。',
  },
  expected: {
    title: '何を期待していますか。それをどこで知りましたか',
    lead: 'ファイルと一緒に届いたものを写しても、何の証明にもなりません。別の経路で知ったものだけを書いてください。',
    asked,
    noLog: 'Sigstore の log を求めない（信じた trusted root に log がないときだけ）',
    heard: 'どこで知りましたか',
    heardExample: '例：公式サイト、本人から電話で',
    unsaid: '書かれていません',
    isLinks: 'このリンクが決めたもの',
    onPaper: '期待したもの',
    nothing: '何も期待していません。',
  },
  answers: '答え',
  stopped: '検証の処理が止まりました。ページを読み込み直し、ファイルをもう一度置いてください。',
  waiting: 'ファイルを置くと、ここに答えが出ます。',
  checks: '検査を見る',

  open: '比べていないもの',
  save: '結果を JSON で保存',
  onPaper: '結果を紙や PDF に。検査はすべて開いて印刷します',
  print: '印刷する',
  when: '検証した日時（このブラウザの時計）',
  link: {
    what: 'この状態へのリンク。置いたファイルの中身と期待が入ります。開いた人には、リンクが決めたものだと見えます。',
    withoutBelief: '信じると決めたことは入りません。',
    tooLarge: '置いたファイルが大きいので、この状態はリンクにできません。',
    isUnread: 'このリンクは読めません。何も置いていません。',
  },
  saved: 'shomei-report.json',
  kinds: '読めるもの',
  kindsLead: '16 MiB までのファイルを、中身で見分けます。名前は、中身だけでは決まらないときにだけ見ます。',
} as const
