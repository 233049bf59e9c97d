import type { WordsFor } from './types.ts'

/** What the missions about checksums say. */
export const checksum: WordsFor<'checksum'> = {
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
}
