import type { WordsFor } from '../../mission-types.ts'

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
      caught:
        '拒否されました。署名がいまの hello.sh のものではないか、鍵が使えません。どの検査で止まったかは、下の「検証の結果」にあります。',
      'key-not-found':
        'Good signature になりません。署名と鍵が読めるか、検索で見つかる名前の鍵を登録したか、下の検査で確かめましょう。',
      'other-name': 'Good signature は出ました。でも、表示された名前が作者と違います。',
      'no-signature': '署名だけのファイルとして、最後まで読めません。',
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
  'openpgp/checked-address': {
    title: 'アドレスを確かめる keyserver に、同じ名前で',
    task: 'この keyserver は、user ID のアドレスへリンクを送り、開かれた鍵だけを載せます。それでも、作者の名前で Good signature を出してください。そのうえで、keyserver が確かめたことを答えてください。',
    fields: {
      'user-id': {
        label: 'あなたの鍵の user ID',
        note: 'あなたが読める受信箱は、@example.net だけです。鍵は自動で登録され、読めるメールのリンクは開かれます。',
      },
      address: {
        label: 'ダウンロードページに書く、鍵を探すアドレス',
        note: '利用者は、ここに書かれたアドレスで keyserver を検索します。',
      },
      name: { label: '利用者が知っている、作者の名前' },
      checked: {
        label: 'この keyserver は、何を確かめましたか',
        note: '見つかった鍵について答えます。',
      },
    },
    options: {
      name: '名前の部分が、本人のものであること',
      mailbox: 'リンクを開いたとき、その受信箱を読めた人がいること',
      still: 'いまも、同じ人がその受信箱を使っていること',
      'own-id': 'user ID を付けたのが、鍵の持ち主であること',
      entitled: 'その人が、hello.sh に署名してよい人であること',
      single: 'そのアドレスで見つかる鍵が、ほかにないこと',
      checked: '確かめた',
      unchecked: '確かめていない',
    },
    tools: {},
    because: {
      'no-address':
        'user ID からアドレスを読み取れないか、その user ID では鍵を作れません。「名前 <アドレス>」の形で、短く書いてください。',
      'mail-not-mine': 'リンクは、あなたが読めない受信箱に届きました。この鍵は、検索しても見つかりません。',
      'not-found': '鍵は載りましたが、利用者が検索したアドレスでは、あなたの鍵が見つかりません。',
      'other-name': 'Good signature は出ました。でも、表示された名前が作者と違います。',
      unsorted: 'Good signature が、作者の名前で出ました。では、6 つ全部に答えてください。',
      name: '名前の部分は、誰も確かめません。あなたの鍵も、作者の名前で載りました。',
      mailbox: '読めない受信箱のアドレスでは、鍵は見つかりませんでした。ここは確かめています。',
      still: 'リンクを開くのは一度きりです。そのあと受信箱が人手に渡っても、鍵は載ったままです。',
      'own-id':
        '他人の user ID を勝手に付けた鍵には、リンクが送られませんでした。鍵自身の署名を確かめています。',
      entitled: 'hello.sh と関係のない人の鍵も、同じように載り、Good signature になりました。',
      single: '同じアドレスで 2 つ目の鍵を確かめると、前の鍵は出てこなくなりました。',
    },
    runs: {
      user: '利用者が鍵を取り込み、gpg --verify を実行する',
      untrue: 'それが成り立たない鍵を登録して、試したら',
    },
    hints: [
      '作者のアドレスは使えません。でも、user ID の名前の部分には、何でも書けます。',
      'user ID は「作者の名前 <あなたのアドレス>」にします。同じアドレスを、ダウンロードページにも書きます。',
      '確かめたのは、受信箱、user ID を付けた人、ほかに鍵がないことの 3 つです。user ID とアドレスは次のとおりです。',
    ],
    answer: 'Shomei Lab Maintainer (simulation) <maintainer@example.net>\nmaintainer@example.net',
    shown:
      'メールのリンクで分かるのは、「そのとき、その受信箱を読めた人がいる」ことだけです。誰が署名すべきかは、分かりません。',
    stopped: '作者の本当のアドレスや fingerprint を、配布サーバーとは別の経路で知っていれば止まりました。',
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
        'fingerprint として読めません。鍵 ID ではなく、16 進 40 桁の fingerprint が要ります。',
      'nothing-expected':
        'まだ何も期待していません。どちらの署名も「計算は合いました」までで、見分けがつきません。',
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
      '攻撃者に残るのは、名刺の差し替えや、秘密鍵を盗むことです。盗まれたときのために、失効と、その確認が要ります。',
    slide: 'LIVE：同じ名前の鍵を、攻撃者が登録する',
  },
  'openpgp/no-warning': {
    title: 'gpg の WARNING を、正しく消す',
    task: '本物の署名にも、gpg は「信用できる署名で証明されていません」と WARNING を出します。あなたの鍵で鍵を 1 つ証明し、本物の WARNING だけを消してください。',
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
    task: '作者は「100 円払う」という PDF に、SHA-256 と SHA-1 の 2 通りで署名しました。署名には手を加えず、別の PDF を Good signature で通し、なぜ通ったかを答えてください。',
    fields: {
      artifact: { label: '配る PDF' },
      signature: { label: '一緒に配る署名', note: 'どちらも、作者が本当に作ったもの' },
      why: {
        label: '通った理由になる値',
        note: 'この 3 つがそろえば署名が移る、という値を 3 つ選びます。',
      },
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
      unanswered: '別の PDF が通りました。では、なぜ通ったのでしょう。理由になる値を選んでください。',
      'one-missing': 'それも理由の 1 つです。それだけでは、まだ署名は移りません。',
      'other-file': '手で変えた PDF の値を選んでいます。いま配っているのは、その PDF ではありません。',
      'other-signature': '一緒に配っていないほうの署名の値を選んでいます。',
      size: '大きさは 3 つの PDF とも同じです。手で変えた PDF は、同じ大きさでも通りません。',
      'other-digest': 'この署名が使っている digest ではありません。2 つの PDF で、値も違います。',
      'not-compared': '鍵と日付は、どちらの署名でも同じです。それでも、もう一方の署名では通りません。',
    },
    runs: { user: '利用者が gpg --verify を実行する' },
    hints: [
      '署名が守っているのは、ファイルそのものではなく、ファイルの digest です。',
      '2 つの PDF は、公表された SHA-1 の衝突から作られています。pay-999999.pdf に、SHA-1 の署名を組み合わせてください。',
      '理由は、署名の digest が SHA-1 であること、そして 2 つの PDF の SHA-1 が同じであることです。',
    ],
    shown: '署名の強さは、digest の強さを超えません。digest が同じなら、署名もそのまま移せます。',
    stopped:
      'SHA-256 の署名なら止まります。ただし、ここでも攻撃者は PDF を 2 つとも用意しています。署名済みの他人のファイルに、あとから双子を作ったのではありません。',
    slide: 'LIVE：SHA-1 の署名は、衝突するファイルに移せる',
  },
  'openpgp/renamed': {
    title: '古い本物を、新しい名前で',
    task: '利用者は、穴をふさいだ hello-1.0.1.sh を待っていて、作者の fingerprint も知っています。そこへ穴のある 1.0.0 をつかませ、署名が何を守っていたかを答えてください。',
    fields: {
      artifact: { label: '置くファイルの中身', note: '穴があるのは 1.0.0 です。' },
      name: { label: '置くファイルの名前', note: '利用者が欲しいのは hello-1.0.1.sh' },
      signature: { label: '一緒に置く署名' },
      fingerprint: { label: '利用者が期待する fingerprint', note: '作者のもの。固定済み' },
      covered: {
        label: 'それだけを書き換えたら、署名は？',
        note: '届いた 1.0.0 について答えます。',
      },
    },
    options: {
      new: '1.0.1 のもの',
      old: '1.0.0 のもの',
      own: 'あなたが書き換えた中身',
      name: 'ファイルの名前',
      date: '署名に書かれた、署名した日付',
      page: 'ダウンロードページの「最新版は 1.0.1」',
      content: '中身の最後の行',
      comment: '.asc ファイルの Comment: の行',
      version: '中身に書かれた「hello 1.0.0」',
      asc: '.asc ファイルの名前',
      modified: 'ファイルの更新日時',
      digest: '署名に書かれた、digest の種類',
      signed: '合わなくなる',
      free: '合ったまま',
    },
    tools: {},
    because: {
      'newest-delivered': '利用者に届いた中身は、欲しかった 1.0.1 そのものです。',
      caught: 'BAD signature です。署名と中身の組み合わせが違います。',
      'name-tells': '検証は通りますが、名前を見た利用者が、欲しい版ではないと気づきます。',
      unsorted: '1.0.0 が、1.0.1 として通りました。では、9 つ全部に答えてください。',
      name: 'ファイルの名前は、署名の計算に入りません。だから、1.0.0 に 1.0.1 の名前を付けられました。',
      date: '署名した日付は、署名の計算に入っています。書き換えると BAD signature です。',
      page: 'ページの言葉は、gpg に渡されてもいません。',
      content: '中身は、1 byte でも変えれば BAD signature です。',
      comment: 'Comment: の行は、署名の外側に書き添えただけです。書き換えても Good signature のままです。',
      version: '中身に書かれた版は、中身の一部です。書き換えると BAD signature です。',
      asc: '署名のファイルの名前も、署名の計算に入りません。',
      modified: '更新日時はファイルの外にあり、gpg は見ていません。',
      digest: 'digest の種類も、署名の計算に入っています。書き換えると合わなくなります。',
    },
    runs: { user: '利用者が gpg --verify を実行する', changed: 'それだけを書き換えて、試したら' },
    hints: [
      '作者の鍵がないので、新しい署名は作れません。でも、作者が昔作った署名なら残っています。',
      '中身も署名も 1.0.0 のものにして、名前は hello-1.0.1.sh のままにします。',
      '合わなくなるのは、中身の 2 つ、署名した日付、digest の種類です。ほかの 5 つは合ったままです。',
    ],
    shown: '署名は「作者のものか」には答えますが、「いちばん新しいか」「どの名前か」には答えません。',
    stopped:
      '署名の日付と、中身に書かれた版は、攻撃者にも変えられません。そこを見れば古いと気づけます。仕組みとして防ぐには、名前と版と有効期限も署名します。TUF がそうしています。',
    slide: 'Good signature は、計算が合ったという意味',
  },
}
