import type { WordsFor } from './types.ts'

/** What the missions about GPG say. */
export const openpgp: WordsFor<'openpgp'> = {
  'openpgp/impostor': {
    title: '作者が署名していないのに Good signature',
    task: '利用者は keyserver で作者のアドレスを検索し、見つかった鍵をすべて取り込みます。書き換えた hello.sh に、作者の名前で Good signature と言わせてください。',
    fields: {
      artifact: { label: 'hello.sh', note: '利用者がダウンロードするファイル' },
      'user-id': { label: 'あなたの鍵に付ける名前（user ID）', note: '鍵を作る人が、自由に書けます。' },
      key: {
        label: 'keyserver に登録する公開鍵',
        note: 'この keyserver は、誰からでも、何でも受け取ります。',
      },
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
      'not-a-fingerprint': 'これでは短すぎるか、長すぎます。鍵 ID ではなく、40 桁の fingerprint が要ります。',
      'nothing-expected': 'まだ何も期待していません。どちらの署名も通ってしまいます。',
      'attacker-passes': 'なりすましの署名が通りました。その fingerprint は、どこに書いてありましたか。',
      'genuine-rejected': '本物の署名まで拒みました。1 桁ずつ、写し間違いがないか見てください。',
    },
    runs: { attacked: 'なりすましの署名が付いた hello.sh', genuine: '本物の署名が付いた hello.sh' },
    hints: [
      '名前は同じなので、名前では見分けられません。見分けられるのは fingerprint です。',
      '2 か所に fingerprint があります。攻撃者が書き換えられるのは、どちらですか。',
      '名刺の fingerprint（16 桁の鍵 ID ではなく、40 桁のほう）を写してください。',
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
}
