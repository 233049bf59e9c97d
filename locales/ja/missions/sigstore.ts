import type { WordsFor } from './types.ts'

/** What the missions about Sigstore say. */
export const sigstore: WordsFor<'sigstore'> = {
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
