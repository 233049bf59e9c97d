/** What the missions say, keyed by the ids of playground/missions. The compiler counts them. */
import type {
  AnyMission,
  CommonBecause,
  Generation,
  Mission,
  MissionKey,
  Role,
} from '../../playground/missions/index.ts'

type WordsOf<M> =
  M extends Mission<string, infer F, infer T, infer B, infer R, infer O>
    ? {
        readonly title: string
        /** Two sentences: what is there, and what to bring about. */
        readonly task: string
        readonly fields: Readonly<Record<F, { readonly label: string; readonly note?: string }>>
        readonly options: Readonly<Record<O, string>>
        readonly tools: Readonly<Record<T, string>>
        readonly because: Readonly<Record<B, string>>
        readonly runs: Readonly<Record<R, string>>
        readonly hints: readonly [string, string, string]
        /** What to write, shown below the last hint. */
        readonly answer?: string
        /** What it showed: one sentence. */
        readonly shown: string
        /** What would have stopped it, or what this defence rests on. */
        readonly stopped: string
        /** The title of the slide that tells more. */
        readonly slide: string
      }
    : never

/** The mission of that name. */
type Named<K extends MissionKey> = K extends `${string}/${infer Id}`
  ? Extract<AnyMission, { readonly id: Id }>
  : never

/** What each mission says. */
export const missions: { readonly [K in MissionKey]: WordsOf<Named<K>> } = {
  'checksum/one-byte': {
    title: '1 byte だけ、変わっていたら',
    task: 'ダウンロードの途中で、hello.sh の 1 byte が別の byte に化けます。ちょうど 1 byte だけ変えて、利用者が気づくかどうかを見てください。',
    fields: {
      artifact: { label: 'hello.sh', note: '届いたファイル。1 文字を、別の半角文字に置き換えます。' },
      sums: { label: 'SHA256SUMS', note: '作者が計算した digest' },
    },
    options: {},
    tools: {},
    because: {
      'another-length':
        'ファイルの長さが変わっています。足したり消したりせず、半角 1 文字を置き換えてください。',
      'several-bytes': '変わった byte が 1 つではありません。ちょうど 1 byte だけにしてください。',
    },
    runs: { user: '利用者が sha256sum -c で確かめる' },
    hints: [
      'まず、どこか 1 文字を消さずに選び、別の文字で上書きしてみましょう。',
      'ひらがなや漢字は 1 文字が 3 byte です。半角の英数字を使ってください。',
      'Hello の o を p に変えれば、長さはそのままで、変わるのは 1 byte だけです。',
    ],
    shown: '1 byte 変わるだけで、digest はまるで別のものになります。だから、偶然の破損は見逃しません。',
    stopped:
      'ここで気づけたのは、digest のほうが無事だったからです。digest も一緒に書き換えられたらどうなるか、次のミッションで試せます。',
    slide: 'artifact だけが差し替えられたら、気づける',
  },
  'checksum/swap-both': {
    title: 'checksum をすり抜ける',
    task: 'あなたは配布サーバーを乗っ取りました。hello.sh を好きなように書き換えて、利用者の検証を通してください。',
    fields: {
      artifact: { label: 'hello.sh', note: '利用者がダウンロードするファイル' },
      sums: { label: 'SHA256SUMS', note: '同じサーバーの、隣に置いてある' },
    },
    options: {},
    tools: { sha256sum: 'いまの hello.sh から SHA256SUMS を作る' },
    because: {
      'artifact-unchanged':
        '検証は通りますが、届いたのは作者のファイルのままです。hello.sh の中身を変えましょう。',
      caught: '利用者が気づきました。SHA256SUMS の digest が、いまの hello.sh と合いません。',
      'nothing-to-compare':
        '比べる digest がないので、利用者は「判断できません」で止まりました。通してはくれません。',
    },
    runs: { user: '利用者が、両方をダウンロードして比べる' },
    hints: [
      'hello.sh だけを変えると、前のミッションと同じように気づかれます。サーバーには、ほかに何がありますか。',
      'SHA256SUMS も、あなたが書き換えられる場所に置いてあります。秘密は何も要りません。',
      'hello.sh を書き換えてから、「いまの hello.sh から SHA256SUMS を作る」を押してください。',
    ],
    shown: 'artifact を置き換えられる人は、その隣の checksum も置き換えられます。',
    stopped: 'digest を、攻撃者の手が届かない別の経路で受け取っていれば、利用者は気づけました。',
    slide: '両方とも差し替えられたら、気づけない',
  },
  'checksum/other-channel': {
    title: 'digest を、どこから受け取るか',
    task: '今度は、あなたが利用者です。書き換えられた hello.sh は止め、本物は通すように、digest の受け取り先を選んでください。',
    fields: {
      channel: { label: 'どの digest と比べるか' },
      delivered: { label: '届いた hello.sh', note: '攻撃者が書き換えたもの' },
      beside: { label: '隣の SHA256SUMS', note: '同じ配布サーバー' },
      mirror: { label: '複製サーバーの SHA256SUMS', note: '配布サーバーの中身を毎日写している' },
      notice: { label: '前の版のお知らせ', note: '作者のサイト。1.0.0 のときのもの' },
      author: { label: '今回の版のお知らせ', note: '作者のサイト。配布サーバーとは別の管理' },
    },
    options: {
      beside: '同じサーバーの、隣の SHA256SUMS',
      mirror: '複製サーバーの SHA256SUMS',
      notice: '作者のサイトに残る、前の版のお知らせ',
      author: '作者のサイトに出た、今回の版のお知らせ',
    },
    tools: {},
    because: {
      'attacker-passes':
        '書き換えられた hello.sh が通りました。その digest は、攻撃者が書けるところから来ています。',
      'genuine-rejected': '攻撃は止まりましたが、本物まで止まりました。この版の digest ではありません。',
    },
    runs: { attacked: '書き換えられた hello.sh が届いた日', genuine: '本物の hello.sh が届いた日' },
    hints: [
      '4 つの digest を、「攻撃者がここを書き換えられるか」で分けてみましょう。',
      'サーバーを増やしても、中身を写しているだけなら、経路は 1 つのままです。',
      '攻撃者の手が届かず、しかも今回の版のものは、作者のサイトの今回のお知らせです。',
    ],
    shown: 'すり替えまで見抜けるのは、digest を攻撃者の手が届かない経路で受け取ったときだけです。',
    stopped:
      'この守りは、作者のサイトまで乗っ取られないことに頼っています。サイトと配布サーバーの管理が同じなら、経路も同じです。',
    slide: '頼れるのは、別の経路で届いた digest だけ',
  },
  'checksum/look-alike': {
    title: '先頭 4 桁しか見ない人',
    task: '利用者は正しい digest を別の経路で知っていますが、目で先頭の 4 桁しか比べません。書き換えた hello.sh で、この人をだましてください。',
    fields: {
      artifact: { label: 'hello.sh', note: 'あなたが置くファイル' },
      author: { label: '作者のサイトの digest', note: '利用者が見比べる相手' },
      digits: { label: '目で比べる桁数' },
    },
    options: {},
    tools: { mine: '末尾のコメントを変えながら、先頭 4 桁がそろうまで試す' },
    because: { 'other-digits': '先頭の 4 桁が違うので、目で見ただけでも気づかれます。' },
    runs: { tool: 'sha256sum -c なら、こう答える' },
    hints: [
      'digest の先頭 4 桁は、65,536 通りしかありません。',
      '動きに関係のないコメントを少しずつ変えれば、digest は毎回変わります。いつかそろいます。',
      'hello.sh の中身を変えてから、「先頭 4 桁がそろうまで試す」ボタンを押してください。',
    ],
    shown: '先頭の n 桁だけなら、16 の n 乗回ほど試せば、そろったファイルが作れます。',
    stopped:
      '全部の桁を道具に比べさせれば止まります。下の sha256sum の答えは、今回も「違う」です。64 桁すべてをそろえた人は、まだいません。',
    slide: '手元で計算して、比べる',
  },
  'checksum/twins': {
    title: 'MD5 の双子を作る',
    task: 'あなたは作者のふりをした攻撃者で、公表された衝突ペアを持っています。それに自分の文章を足して、MD5 が同じで中身の違う 2 つのファイルを作ってください。',
    fields: {
      'head-shown': { label: '見せるファイルの先頭 128 byte' },
      'tail-shown': { label: '見せるファイルの続き', note: 'この MD5 が、別の経路で公表されます。' },
      'head-served': { label: '配るファイルの先頭 128 byte' },
      'tail-served': { label: '配るファイルの続き', note: '利用者に届くのは、こちらです。' },
    },
    options: { a: '衝突ペアの A', b: '衝突ペアの B' },
    tools: {},
    because: {
      'same-file': '2 つは同じファイルです。どこかが違わなければ、すり替えになりません。',
      'md5-differs': 'MD5 が変わってしまいました。衝突が保たれるのは、どんなときでしょう。',
      'given-pair': 'MD5 は同じです。ただ、これは公表されたペアのままです。自分の文章を足しましょう。',
    },
    runs: { md5: '公表された MD5 と比べる', sha256: '公表されたのが SHA-256 だったら' },
    hints: [
      'A と B は 128 byte のうち数 byte だけが違い、MD5 は同じです。まず片方を B にしてください。',
      'MD5 は前から順に計算します。衝突した先へ同じものを続けると、途中の状態も同じまま進みます。',
      '片方を A、もう片方を B にして、両方の続きに、一字一句同じ文章を書いてください。',
    ],
    shown:
      '衝突は、2 つとも自分で作れる人の攻撃です。ほかの人が作ったファイルと同じ MD5 を持つ別のファイルは、この方法では作れません。',
    stopped: 'SHA-256 を使えば止まります。同じ 2 つのファイルで、SHA-256 は別々の値になりました。',
    slide: 'LIVE：digest が同じ、2 つのファイル',
  },
  'openpgp/impostor': {
    title: '作者が署名していないのに Good signature',
    task: '利用者は keyserver で作者のアドレスを検索し、見つかった鍵をすべて取り込みます。書き換えた hello.sh に、作者の名前で Good signature と言わせてください。',
    fields: {
      artifact: { label: 'hello.sh', note: '利用者がダウンロードするファイル' },
      'user-id': { label: 'あなたの鍵に付ける名前（user ID）', note: '鍵を作る人が、自由に書けます。' },
      key: { label: 'keyserver に登録する公開鍵', note: '誰でも登録できます。' },
      signature: { label: 'hello.sh.asc', note: '署名。配布サーバーに置いてある' },
      search: { label: '利用者が keyserver で検索する言葉' },
    },
    options: {},
    tools: { 'make-key': 'その名前で鍵を作って登録する', sign: '自分の鍵で hello.sh に署名する' },
    because: {
      'artifact-unchanged': '作者の hello.sh のままです。作者が署名していない中身に書き換えましょう。',
      caught: 'BAD signature です。この署名は、いまの hello.sh のものではありません。',
      'key-not-found':
        '利用者の手元に、この署名を検証できる鍵がありません。検索で見つかる名前の鍵を登録しましょう。',
      'other-name': 'Good signature は出ました。でも、表示された名前が作者と違います。',
      'no-signature': '署名として読めるものがありません。',
    },
    runs: { user: '利用者が gpg --verify を実行する' },
    hints: [
      '作者の秘密鍵はありません。でも、あなたの鍵なら、いくらでも作れます。',
      '最初の状態の gpg の出力に、作者の user ID が出ています。鍵の名前は、作る人が自由に付けられます。',
      'まず hello.sh を書き換え、user ID を次のものにします。それから、鍵を作って登録し、署名してください。',
    ],
    answer: 'Shomei Lab Maintainer (simulation) <maintainer@example.com>',
    shown: 'Good signature は、計算が合ったという意味です。user ID は何も証明しません。',
    stopped:
      'gpg の WARNING は、まさにこのことを言っています。利用者が、本物の鍵の fingerprint を別の経路で知っていれば止まりました。',
    slide: 'keyserver は電話帳であって、役所ではない',
  },
  'openpgp/pin': {
    title: '同じ名前の鍵を、見分ける',
    task: 'keyring に、同じ名前の鍵が 2 つあります。期待する fingerprint を決めて、なりすましの署名を拒み、本物の署名は通してください。',
    fields: {
      fingerprint: { label: '期待する fingerprint', note: '空白は入れたままでかまいません。' },
      page: { label: 'ダウンロードページの案内', note: '攻撃者が書き換えたサーバーにある' },
      card: { label: '勉強会でもらった、作者の名刺', note: '本人から手渡された' },
    },
    options: {},
    tools: {},
    because: {
      'not-a-fingerprint':
        'これでは短すぎるか、長すぎます。key id ではなく、40 桁の fingerprint が要ります。',
      'nothing-expected': 'まだ何も期待していません。どちらの署名も通ってしまいます。',
      'attacker-passes': 'なりすましの署名が通りました。その fingerprint は、どこに書いてありましたか。',
      'genuine-rejected': '本物の署名まで拒みました。1 桁ずつ、写し間違いがないか見てください。',
    },
    runs: { attacked: 'なりすましの署名が付いた hello.sh', genuine: '本物の署名が付いた hello.sh' },
    hints: [
      '名前は同じなので、名前では見分けられません。見分けられるのは fingerprint です。',
      '2 か所に fingerprint があります。攻撃者が書き換えられるのは、どちらですか。',
      '名刺の fingerprint（16 桁の key id ではなく、40 桁のほう）を写してください。',
    ],
    shown:
      '鍵を見分けるのは、名前ではなく fingerprint です。それも、別の経路で知ったものだけが役に立ちます。',
    stopped:
      '攻撃者に残るのは、名刺のすり替えや、秘密鍵を盗むことです。盗まれたときのために、失効と、その確認が要ります。',
    slide: 'LIVE：同じ名前の鍵を、攻撃者が登録する',
  },
  'openpgp/no-warning': {
    title: 'gpg の WARNING を、正しく消す',
    task: '本物の署名にも、gpg は「信頼できる署名で証明されていません」と WARNING を出します。あなたの鍵で鍵を 1 つ証明し、本物の WARNING だけを消してください。',
    fields: {
      certify: { label: 'あなたの鍵で証明する鍵', note: 'fingerprint か、名前の一部を書きます。' },
      'key-1': { label: 'keyring の鍵 1', note: 'keyserver から来た' },
      'key-2': { label: 'keyring の鍵 2', note: 'keyserver から来た' },
      card: { label: '勉強会でもらった、作者の名刺', note: '本人から手渡された' },
    },
    options: {},
    tools: {},
    because: {
      'no-such-key': 'そう呼べる鍵が、keyring にありません。WARNING は出たままです。',
      'both-certified': 'どちらの WARNING も消えました。その名前の鍵は 2 つあります。',
      'impostor-certified':
        'なりすましの WARNING が消えました。あなたが、その鍵を本物だと言ったことになります。',
    },
    runs: { genuine: '本物の署名を検証する', attacked: 'なりすましの署名を検証する' },
    hints: [
      '証明とは、「この鍵は、この名前の人のものだ」と、あなたの鍵で署名することです。',
      '2 つの鍵の名前は同じです。名前で選ぶと、両方が当てはまってしまいます。',
      '名刺と同じ fingerprint の鍵を選びます。名刺の 40 桁を写してください。',
    ],
    shown:
      'WARNING が言うのは「誰の鍵か、まだ示されていない」です。消してよいのは、あなたが確かめた鍵だけです。',
    stopped:
      'gpg は、あなたの証明をそのまま信じます。確かめずに証明すれば、なりすましの署名からも WARNING は消えます。',
    slide: 'Good signature は、計算が合ったという意味',
  },
  'openpgp/transplant': {
    title: '本物の署名を、別のファイルへ移す',
    task: '作者は「100 円払う」という PDF に、SHA-256 と SHA-1 の 2 通りで署名しました。署名には手を加えず、別の PDF を Good signature で通してください。',
    fields: {
      artifact: { label: '配る PDF' },
      signature: { label: '一緒に配る署名', note: 'どちらも、作者が本当に作ったもの' },
    },
    options: {
      'pay-100': 'pay-100.pdf（作者が署名した）',
      'by-hand': 'pay-100.pdf の 1 byte を、手で変えたもの',
      'pay-999999': 'pay-999999.pdf（作者は見ていない）',
      sha256: 'SHA-256 の署名',
      sha1: 'SHA-1 の署名',
    },
    tools: {},
    because: {
      'artifact-unchanged': '署名は通りますが、作者が署名した PDF のままです。',
      caught: 'BAD signature です。署名された digest と、この PDF の digest が合いません。',
    },
    runs: { user: '利用者が gpg --verify を実行する' },
    hints: [
      '署名が守っているのは、ファイルそのものではなく、ファイルの digest です。',
      '2 つの PDF は、公表された SHA-1 の衝突から作られています。SHA-256 は違います。',
      'pay-999999.pdf に、SHA-1 の署名を組み合わせてください。',
    ],
    shown: '署名の強さは、digest の強さを超えません。digest が同じなら、署名もそのまま移せます。',
    stopped:
      'SHA-256 の署名なら止まります。ただし、ここでも攻撃者は PDF を 2 つとも用意しています。署名済みの他人のファイルに、あとから双子を作ったのではありません。',
    slide: 'LIVE：SHA-1 の署名は、別のファイルに移せる',
  },
  'openpgp/renamed': {
    title: '古い本物を、新しい名前で',
    task: '利用者は、穴をふさいだ hello-1.0.1.sh を待っていて、作者の fingerprint も知っています。そこへ、穴のある版をつかませてください。',
    fields: {
      artifact: { label: '置くファイルの中身', note: '穴があるのは 1.0.0 です。' },
      name: { label: '置くファイルの名前', note: '利用者が欲しいのは hello-1.0.1.sh' },
      signature: { label: '一緒に置く署名' },
      fingerprint: { label: '利用者が期待する fingerprint', note: '作者のもの。固定済み' },
    },
    options: { new: '1.0.1 のもの', old: '1.0.0 のもの', own: 'あなたが書き換えた中身' },
    tools: {},
    because: {
      'newest-delivered': '利用者に、欲しかった 1.0.1 がそのまま届いています。',
      caught: 'BAD signature です。署名と中身の組み合わせが違います。',
      'name-tells': '検証は通りますが、名前を見た利用者が、欲しい版ではないと気づきます。',
    },
    runs: { user: '利用者が gpg --verify を実行する' },
    hints: [
      '作者の鍵がないので、新しい署名は作れません。でも、作者が昔作った署名なら残っています。',
      '署名されているのは、ファイルの中身です。ファイルの名前は、署名に入っていません。',
      '中身も署名も 1.0.0 のものにして、名前は hello-1.0.1.sh のままにします。',
    ],
    shown: '署名は「作者のものか」には答えますが、「いちばん新しいか」「どの名前か」には答えません。',
    stopped:
      'gpg が出す署名の日付を見れば、古いと気づけます。仕組みとして防ぐには、名前と版と有効期限も署名します。TUF がそうしています。',
    slide: 'Good signature は、計算が合ったという意味',
  },
  'sigstore/no-identity': {
    title: '「誰かが署名した」だけで通る検証',
    task: '利用者は、誰の署名かを言わずに bundle を検証します。書き換えた hello.sh を、この利用者の @sigstore/verify に受け入れさせてください。',
    fields: {
      artifact: { label: 'hello.sh', note: '利用者がダウンロードするファイル' },
      bundle: { label: 'hello.sh.sigstore.json', note: '署名、証明書、log の entry が入った bundle' },
      identity: { label: '利用者が期待する identity と issuer', note: '空。何も期待していない' },
    },
    options: {},
    tools: { sign: 'mallory@example.com でログインして署名する' },
    because: {
      'artifact-unchanged': '受け入れられましたが、hello.sh は作者のままです。',
      caught: '拒まれました。この bundle は、いまの hello.sh のものではありません。',
      'unreadable-bundle': 'bundle として読めないので、verifier まで届きませんでした。',
    },
    runs: { silent: 'identity を言わない利用者', expecting: '作者の identity を期待する利用者' },
    hints: [
      'Fulcio は、ログインした本人に証明書を出します。あなたも、あなたとしてならログインできます。',
      'あなたの署名も、暗号としては何ひとつ欠けていません。証明書も log の entry も本物です。',
      'hello.sh を書き換えてから、「mallory@example.com でログインして署名する」を押してください。',
    ],
    shown: 'identity を期待しない検証で分かるのは、「誰かが署名した」ことだけです。',
    stopped:
      'identity と issuer を期待していれば止まりました。並べて走らせた 2 人目の利用者は、同じ bundle を拒んでいます。@sigstore/verify は受け入れましたが、このページの判定は「判断できません」です。',
    slide: '「誰か」ではなく、「期待した相手」の署名か',
  },
  'sigstore/state-identity': {
    title: '誰の署名なら、受け入れるか',
    task: '本物のほかに、攻撃者の bundle が 3 つ届きます。期待する identity と issuer を決めて、本物だけを通してください。',
    fields: {
      identity: { label: '期待する identity', note: '証明書の SAN と、完全に一致すること' },
      issuer: { label: '期待する issuer', note: 'その identity を確かめた identity provider' },
      readme: { label: '作者のサイトの説明', note: '配布サーバーとは別の管理' },
      page: { label: 'ダウンロードページの案内', note: '攻撃者が書き換えたサーバーにある' },
    },
    options: {},
    tools: {},
    because: {
      'identity-missing': '期待する identity が空です。誰の署名なのかを、まだ決めていません。',
      'issuer-missing':
        'issuer が空です。同じ identity を名乗らせる、別の identity provider があるかもしれません。',
      'attacker-passes': '攻撃者の bundle が通りました。その identity は、どこから写しましたか。',
      'genuine-rejected':
        '本物まで拒みました。identity は、workflow のファイルと tag まで含めて 1 つの文字列です。',
    },
    runs: {
      genuine: '作者の release',
      mallory: 'mallory@example.com が署名したもの',
      fork: 'fork したリポジトリの release',
      'other-issuer': '別の identity provider が、作者だと言ったもの',
    },
    hints: [
      '期待するものは、届いた bundle や、その隣の案内から写してはいけません。別の経路で知ります。',
      'CI が署名するときの identity は、リポジトリ、workflow のファイル、@、ref をつないだ URL です。',
      '1 行目を identity に、2 行目を issuer に書いてください。',
    ],
    answer:
      'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.1\nhttps://token.actions.shomei-lab.invalid',
    shown:
      '検証するのは、bundle が正しいかだけではありません。「期待した identity を、期待した issuer が確かめたか」です。',
    stopped:
      '攻撃者に残る道のひとつは、作者の workflow を本当に動かすことです。だから、リポジトリに push できるアカウントを守ることが大事になります。',
    slide: '「誰か」ではなく、「期待した相手」の署名か',
  },
  'sigstore/pattern': {
    title: '次の release も通す、ゆるくない pattern',
    task: '版が上がるたびに identity が変わるので、正規表現で期待することにしました。いまの pattern は攻撃者も通します。作者の release だけを、次の版も含めて通してください。',
    fields: {
      pattern: {
        label: '期待する identity の正規表現',
        note: 'cosign と同じで、端を決めなければ、途中のどこかに一致しただけで通ります。',
      },
      readme: { label: '作者のサイトの説明', note: '配布サーバーとは別の管理' },
    },
    options: {},
    tools: {},
    because: {
      'no-pattern': 'pattern が空です。空の pattern は、何にでも一致します。',
      'pattern-unreadable': 'この pattern は読めません。かっこ、|、{ }、\\w のような書き方は使えません。',
      'genuine-rejected': '作者の release のどれかまで拒みました。2 つの版のどちらも通る形にしましょう。',
      'longer-name': 'bad-example/hello-shomei が通りました。名前の途中から一致しています。',
      'tag-name': 'mallory/tool が通りました。攻撃者が決められる tag の名前に、作者の名前が入っています。',
      branch: '作者のリポジトリの、branch からの実行が通りました。release は tag から作られます。',
    },
    runs: {
      'this-release': '作者の v1.0.1',
      'next-release': '作者の v1.1.0',
      'longer-name': 'bad-example/hello-shomei の release',
      'tag-name': 'mallory/tool の、tag が example/hello-shomei の実行',
      branch: '作者のリポジトリの、branch からの実行',
    },
    hints: [
      'どの bundle が通ったかを見て、その identity の、どこに一致したのかを考えます。',
      '^ を先頭に置くと、最初から一致しなければならなくなります。続けて https:// から書きましょう。',
      'tag は v で始まり、あとは数字と点だけです。両端を決めると、次のようになります。',
    ],
    answer:
      '^https://git\\.shomei-lab\\.invalid/example/hello-shomei/\\.github/workflows/release\\.yml@refs/tags/v[0-9.]+$',
    shown:
      '両端を決めない pattern は、「どこかにこの文字がある」という意味です。攻撃者は、その「どこか」を作れます。',
    stopped:
      'pattern を ^ と $ で留め、host、リポジトリ、workflow、tag の形まで書けば止まります。完全に一致する文字列で足りるなら、そのほうが確かです。',
    slide: '残る問い：誰の identity を期待すればいいのか',
  },
  'sigstore/find-entry': {
    title: 'あなたの名前で署名したのは誰か',
    task: 'あなたは alice です。log に並んだ entry から、あなたの名前なのに、あなたが署名していないものを、すべて見つけてください。',
    fields: {
      picks: { label: 'log の entry', note: '自分が署名していないものを選びます。' },
      account: { label: 'あなたが使うアカウント', note: 'identity と、いつもログインする issuer' },
      released: { label: 'あなたが署名したファイル', note: '手元の SHA256SUMS。これで全部' },
    },
    options: {},
    tools: {},
    because: {
      'other-name': 'あなたの名前ではない entry を選んでいます。@ のうしろまで見てください。',
      'own-entry': '本当にあなたが署名した entry を選んでいます。digest を手元の一覧と比べてください。',
      'one-missing': '見つけました。でも、まだあります。',
    },
    runs: {
      'account-elsewhere': '別の issuer の entry：その署名を、あなたを期待する利用者に見せたら',
      'account-taken': '身に覚えのない digest の entry：その署名を、あなたを期待する利用者に見せたら',
    },
    hints: [
      'まず、identity が alice@example.com のものだけに絞りましょう。',
      '手がかりは 2 つです。いつもと違う issuer と、手元の一覧にない digest です。',
      'google の issuer で署名された 1 つと、12:42 に署名された、一覧にない digest の 1 つです。',
    ],
    shown:
      'アカウントを奪われると、その署名は検証を通ります。気づけるのは、log を見張り、自分が何に署名したかを知っている人です。',
    stopped:
      'log は署名を止めませんが、なかったことにもさせません。アカウントを 2 要素認証で守り、自分の名前の entry を見張りましょう。',
    slide: 'LIVE：log は、誰でも見張れる',
  },
  'sigstore/ten-minutes': {
    title: 'とうに切れた証明書で、通す',
    task: '証明書は 10 分で切れ、利用者が検証するのは 3 年後です。署名が通るように時刻を決め、その時刻を証言したのは誰かも答えてください。',
    fields: {
      signed: { label: '署名した時刻', note: '証明書が出てから' },
      recorded: { label: 'log に記録された時刻', note: '証明書が出てから' },
      log: { label: '記録する log' },
      witness: { label: '署名の時刻を証言したのは？', note: 'あなたの答え' },
    },
    options: {
      v1: 'Rekor v1（entry に時刻が入る）',
      v2: 'Rekor v2（時刻は timestamp authority にもらう）',
      unsaid: 'まだ答えない',
      signer: '署名した人の時計',
      certificate: '証明書',
      log: 'Rekor の log',
      authority: 'timestamp authority（TSA）',
      verifier: '利用者の時計',
    },
    tools: {},
    because: {
      'recorded-first': 'log への記録は、署名よりあとになります。',
      'seen-too-late': '証言された時刻が、証明書の 10 分の外です。署名した本人の時計は、数に入りません。',
      'witness-unsaid': '署名は通りました。では、その時刻を証言したのは誰でしょう。',
      'other-witness':
        '署名は通りましたが、証言したのはその人ではありません。「信頼できる署名時刻」の検査を開いてみてください。',
    },
    runs: { user: '利用者が検証する（検証は、いまの時計を見ない）' },
    hints: [
      '検証で見るのは「いま」ではありません。「署名を見届けた第三者が、いつ見たと言っているか」です。',
      'Rekor v1 では、log が entry に入れた時刻が証言になります。10 分の中に収めてください。',
      'v1 のまま、記録を 10 分以内にして、「Rekor の log」と答えます。v2 なら、答えは TSA です。',
    ],
    shown:
      '証明書が有効でなければならないのは、検証するときではなく、署名したときです。その時刻は、第三者が証言します。',
    stopped:
      '署名した人が「3 分後に署名した」と言うだけでは通りませんでした。証言する log や TSA がうそをつかないかぎり、盗んだ使い捨ての鍵で日付をさかのぼることもできません。',
    slide: 'LIVE：3 年前に切れた証明書でも、検証できる',
  },
}

const generations: Readonly<Record<Generation, { readonly name: string; readonly about: string }>> = {
  checksum: { name: 'Checksum', about: 'digest は、何を守り、何を守らないか' },
  openpgp: { name: 'GPG', about: '署名が合うことと、誰の署名か' },
  sigstore: { name: 'Sigstore', about: 'identity、log、時刻の証言' },
}

const roles: Readonly<Record<Role, string>> = {
  network: '途中の回線で起きる事故',
  mirror: '配布サーバーを乗っ取った攻撃者',
  author: 'ファイルを作って配る人',
  user: 'ファイルを検証する利用者',
  owner: '名前を使われた本人',
}

const because: Readonly<Record<CommonBecause, string>> = {
  solved: '解けました',
  'nothing-done': 'まだ何も変えていません。',
  'out-of-reach': 'あなたには変えられないところが変わっています。最初の状態に戻してください。',
  unreadable: 'この状態は読めません。最初の状態に戻してください。',
  'too-large': '長すぎて読めません。短くしてください。',
}

/** What the pages around them say; a page that only counts missions takes nothing else of this file. */
export const missionSay = {
  generations,
  roles,
  because,
  title: 'ミッション',
  lead: '攻撃者になってすり抜けたり、利用者になって止めたり。解けたかどうかは、本物の verifier がこのブラウザの中で計算して決めます。',
  solvedOf: (solved: number, all: number) => `${all} のうち ${solved} つ解けました`,
  stamp: '済',
  go: 'ミッションに挑む',
  solvedMark: '解けました',
  unsolvedMark: 'まだです',
  all: 'ミッションの一覧',
  number: (generation: string, no: number, all: number) => `${generation} ${no} / ${all}`,
  you: 'あなたは',
  mayChange: '変えられるもの',
  mayNotChange: '変えられないもの',
  workbench: '作業台',
  fixed: '変えられません',
  copy: '写す',
  copyLine: (line: string) => `「${line}」を写す`,
  copied: '写しました',
  toolTrouble: 'いまの入力では、それはできません。空の欄や、長すぎる欄がないか見てください。',
  bytes: (count: number) => `${count.toLocaleString('ja-JP')} byte`,
  minutes: (minutes: string) => `${minutes} 分後`,
  judgement: '判定',
  judging: '検証しています…',
  before: '前に解いています',
  verdictOf: '検証の結果',
  library: (accepts: boolean, code?: string) =>
    accepts
      ? '@sigstore/verify（無改造）：受け入れました'
      : `@sigstore/verify（無改造）：拒みました${code ? `（${code}）` : ''}`,
  warns: (warns: boolean) => (warns ? 'gpg は WARNING を出しています' : 'gpg の WARNING は出ていません'),
  firstFailure: (check: string) => `通らなかった検査：${check}`,
  noRuns: '検証するものが、まだそろっていません。',
  hints: 'ヒント',
  nextHint: (next: number) => `ヒント ${next} を見る`,
  noMoreHints: 'ヒントはこれで全部です。',
  reset: '最初の状態に戻す',
  link: 'この状態のリンクをコピー',
  linkCopied: 'コピーしました',
  linkTooLong: '長すぎるので、ミッションだけのリンクをコピーしました',
  linkInBar: 'リンクはアドレス欄にあります',
  shown: '分かったこと',
  read: '分かったことへ',
  stopped: '何が止めるか',
  more: 'くわしく',
  next: '次のミッション',
  back: '一覧へ戻る',
  noMission: 'その名前のミッションはありません。',
  trouble: 'ミッションを用意できませんでした。ページを読み込み直してください。',
  facts: { identity: 'identity', issuer: 'issuer', time: '時刻（UTC）', sha256: 'SHA-256' },
} as const

/** The words of any mission, by ids that are only known when it is played. */
export interface AnyWords {
  readonly title: string
  readonly task: string
  readonly fields: Readonly<Record<string, { readonly label: string; readonly note?: string }>>
  readonly options: Readonly<Record<string, string>>
  readonly tools: Readonly<Record<string, string>>
  readonly because: Readonly<Record<string, string>>
  readonly runs: Readonly<Record<string, string>>
  readonly hints: readonly string[]
  readonly answer?: string
  readonly shown: string
  readonly stopped: string
  readonly slide: string
}
