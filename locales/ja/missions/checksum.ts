import type { WordsFor } from '../../mission-types.ts'

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
    shown:
      '1 byte 変わるだけで、digest はふつう、まるで別のものになります。だから、偶然の破損は、まず見逃しません。',
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
      caught:
        '利用者が気づきました。SHA256SUMS の行が、いまの hello.sh と合わないか、互いに食い違っています。',
      'nothing-to-compare':
        'この hello.sh のものだと言い切れる digest がないので、利用者は「判断できません」で止まりました。通してはくれません。',
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
    task: 'あなたは利用者です。攻撃者が配布サーバーを乗っ取り、hello.sh を書き換えました。見つかった 7 つの digest のうち、どれなら使えるか、使えないものはなぜかを答えてください。',
    fields: {
      delivered: { label: '届いた hello.sh', note: '攻撃者が書き換えた 1.0.1' },
      worth: {
        label: 'この digest は、使えますか',
        note: '使える digest なら、書き換えられた hello.sh を止め、本物の hello.sh は通します。',
      },
    },
    options: {
      beside: '配布サーバーの、隣の SHA256SUMS',
      mirror: '複製サーバーの SHA256SUMS。管理者は別で、配布サーバーを毎日写している',
      page: '作者のサイトのダウンロードページ。表示のたびに、配布サーバーの SHA256SUMS を読む',
      notice: '作者のサイトに残る、1.0.0 のときのお知らせ',
      mail: '1.0.1 を出した日に届いた、作者からのお知らせメール',
      distribution: 'OS の配布元が公開している digest。1.0.1 に手を加えて、作り直している',
      lock: 'あなたの lock file。先週 1.0.1 を入れたときに記録した',
      usable: '使える',
      written: '使えない：攻撃者が書ける',
      copied: '使えない：写しているだけ',
      'other-file': '使えない：別のファイルの digest',
    },
    tools: {},
    because: {
      unsorted: '7 つ全部に答えると、判定が出ます。',
      beside: '隣の SHA256SUMS は、hello.sh と同じサーバーにあります。攻撃者は、そこを直接書き換えられます。',
      mirror: '複製サーバーを攻撃者は触れませんが、写した元がすでに書き換えられています。',
      page: 'サイトは作者のものでも、そこに出る digest は、配布サーバーから読んだものです。',
      notice: '攻撃者の手は届きませんが、1.0.0 の digest です。本物の 1.0.1 まで止めてしまいます。',
      mail: '届いたメールは、あとから配布サーバーを乗っ取っても書き換わりません。版も合っています。',
      distribution:
        '攻撃者の手は届きませんが、作り直した別のファイルの digest です。本物まで止めてしまいます。',
      lock: '先週の記録は手元にあり、攻撃者は書けません。版も同じ 1.0.1 です。',
    },
    runs: {
      attacked: '書き換えられた hello.sh が届いた日',
      genuine: '本物の hello.sh が届いた日',
    },
    hints: [
      'まず、「攻撃者が乗っ取ったのは配布サーバーだけ」から考えます。どの digest が、そこから来ていますか。',
      '届いた hello.sh と同じ digest を見せているところは、攻撃者の言葉を伝えているだけです。',
      '使えるのはメールと lock file の 2 つです。複製とページは写し、前の版と OS の配布元は別のファイルです。',
    ],
    shown:
      '大事なのは、どこに置いてあるかではなく、どこから来たかです。置き場所を増やしても、写しなら経路は 1 つのままです。',
    stopped:
      'この守りは、メールや lock file に記録した時点で、本物だったことに頼っています。最初から書き換えられていたら、記録も攻撃者のものです。',
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
    because: {
      'other-digits': '先頭の 4 桁が違うので、目で見ただけでも気づかれます。',
      'comment-only':
        '4 桁はそろいましたが、変わったのはコメントだけです。hello.sh の動きを書き換えてから、そろえてください。',
    },
    runs: { tool: 'sha256sum -c なら、こう答える' },
    hints: [
      'digest の先頭 4 桁は、65,536 通りしかありません。',
      '動きに関係のないコメントを少しずつ変えれば、digest は毎回変わります。いつかそろいます。',
      'hello.sh の中身を変えてから、「先頭 4 桁がそろうまで試す」ボタンを押してください。',
    ],
    shown: '先頭の n 桁だけなら、16 の n 乗回ほど試せば、そろったファイルが作れます。',
    stopped:
      '全部の桁を道具に比べさせれば止まります。下の sha256sum の答えは、今回も「違う」です。64 桁すべてをそろえる現実的な方法は、知られていません。',
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
      'same-file': '2 つは同じファイルです。どこかが違わなければ、差し替えになりません。',
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
  'checksum/signed-list': {
    title: 'Good signature なのに、署名していない行',
    task: 'checksum の一覧に署名が付いています。gpg は Good signature、sha256sum -c --ignore-missing も OK と言います。それでも hello-1.0.1.sh は偽物です。作者が本当に署名した行を、すべて選んでください。',
    fields: {
      delivered: { label: '届いた hello-1.0.1.sh', note: '作者は、まだ 1.0.1 を出していません。' },
      fingerprint: { label: '作者の鍵の fingerprint', note: '別の経路で確かめてある' },
      lines: { label: 'SHA256SUMS.asc', note: '署名された行を選びます。空の行は省いてあります。' },
    },
    options: {},
    tools: {},
    because: {
      unanswered: 'まだ 1 行も選んでいません。',
      outside: '枠の外の行を選んでいます。署名の前と後ろには、誰でも書き足せます。',
      'inside-armor':
        'Comment の行を選んでいます。署名の枠の中にありますが、署名の計算には入りません。誰でも書き足せます。',
      frame: '枠を作る決まり文句や、署名そのものの行を選んでいます。作者の言葉ではありません。',
      'one-missing': '署名された行が、まだあります。行頭の「- 」は、枠の中で使う印です。',
    },
    runs: { list: 'gpg --verify SHA256SUMS.asc', file: 'sha256sum -c --ignore-missing SHA256SUMS.asc' },
    hints: [
      '署名が守るのは、BEGIN PGP SIGNED MESSAGE の下の空行の次から、BEGIN PGP SIGNATURE の前の行までです。',
      'Hash: の行は枠の一部です。枠の中の「- 」で始まる行は、元の行が「-」で始まるので印が付いただけで、署名されています。',
      '署名されているのは、「hello 1.0.0 is out.」から「- -- the maintainer of hello」までの 6 行です。',
    ],
    shown:
      'Good signature は「枠の中の本文に署名がある」という意味です。ファイル全部に署名がある、という意味ではありません。',
    stopped:
      '署名された文字だけを取り出して（gpg --output）、それを sha256sum に渡せば止まります。署名と本文を別のファイルにするのも手です。',
    slide: 'Good signature は、計算が合ったという意味',
  },
}
