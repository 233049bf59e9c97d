import type { WordsFor } from '../../mission-types.ts'

/** What the missions about Sigstore say. */
export const sigstore: WordsFor<'sigstore'> = {
  'sigstore/no-identity': {
    title: '「誰かが署名した」だけで通る検証',
    task: '利用者は、誰の署名かを言わずに bundle を検証します。書き換えた hello.sh を、この利用者の @sigstore/verify に受け入れさせ、なぜ止められなかったかを答えてください。',
    fields: {
      artifact: { label: 'hello.sh', note: '利用者がダウンロードするファイル' },
      bundle: { label: 'hello.sh.sigstore.json', note: '署名、証明書、log の entry が入った bundle' },
      identity: { label: '利用者が期待する identity と issuer', note: '空。何も期待していない' },
      why: { label: '止められなかった理由', note: '当てはまるものを、すべて選びます。' },
    },
    options: {
      log: '署名が log に入っていることを、確かめなかった',
      identity: '証明書の identity を、誰とも比べなかった',
      chain: '証明書が本物の Fulcio のものか、確かめなかった',
      time: '署名の時刻を、log や TSA に聞かなかった',
      artifact: '届いた hello.sh を、署名されたものと比べなかった',
      sct: '証明書に、CT log の SCT があるか確かめなかった',
      issuer: '証明書の issuer を、どれとも比べなかった',
      signature: '署名の計算が合うか、確かめなかった',
      entry: 'log の entry が、この署名のものか確かめなかった',
    },
    tools: { sign: 'mallory@example.com でログインして署名する' },
    because: {
      'artifact-unchanged': '受け入れられましたが、hello.sh は作者のままです。',
      caught: '受け入れられませんでした。どの検査で止まったかは、下の「検証の結果」にあります。',
      'caught-here':
        '@sigstore/verify は受け入れましたが、このページの検査が止めました。どの検査で止まったかは、下の「検証の結果」にあります。',
      'unreadable-bundle':
        'この bundle は verifier に渡せませんでした。読めないか、この検証には使えないものです。',
      unanswered: '受け入れられました。では、この利用者が止められなかったのは、なぜでしょう。',
      'one-missing': 'それも理由です。でも、比べなかったものは、もう 1 つあります。',
      log: 'log は確かめています。あなたの署名も、本物の log に入っています。',
      chain: '証明書は確かめています。あなたの証明書も、本物の Fulcio が出しました。',
      time: '時刻は確かめています。あなたも、証明書の 10 分のうちに署名しました。',
      artifact:
        '届いた hello.sh は、署名されたものと比べています。あなたは、書き換えたあとの hello.sh に署名しました。',
      sct: 'SCT は確かめています。あなたの証明書にも、CT log の約束が入っています。',
      signature: '署名の計算は確かめています。あなたの鍵で、正しく署名されています。',
      entry: 'entry は確かめています。あなたの署名と証明書と digest が、そのまま記録されています。',
    },
    runs: { silent: 'identity を言わない利用者', expecting: '作者の identity を期待する利用者' },
    hints: [
      'Fulcio は、ログインした本人に証明書を出します。あなたも、あなたとしてならログインできます。',
      'あなたの署名も、暗号としては何ひとつ欠けていません。証明書も log の entry も本物です。',
      'hello.sh を書き換えてから、「mallory@example.com でログインして署名する」を押します。理由は、2 人目の利用者でだけ、通らなかった検査です。',
    ],
    shown: 'identity を期待しない検証で分かるのは、「誰かが署名した」ことだけです。',
    stopped:
      'identity と issuer を期待していれば止まりました。並べて走らせた 2 人目の利用者は、同じ bundle を拒んでいます。@sigstore/verify は受け入れましたが、このページの判定は「誰のものかは分かりません」です。',
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
      'issuer-slash':
        'issuer の終わりに / が付いています。証明書の issuer には付いていないので、別の文字列です。/ を取ってください。',
      'attacker-passes': '攻撃者の bundle が通りました。その identity は、どこから写しましたか。',
      'genuine-rejected':
        '本物まで拒みました。identity と issuer のどちらが違うのか、下の検査で見てください。identity は、workflow のファイルと tag まで含めて 1 つの文字列です。',
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
        note: 'Cosign と同じで、端を決めなければ、途中のどこかに一致しただけで通ります。',
      },
      readme: { label: '作者のサイトの説明', note: '配布サーバーとは別の管理' },
    },
    options: {},
    tools: {},
    because: {
      'no-pattern': 'pattern が空です。空の pattern は、何にでも一致します。',
      'pattern-unreadable': 'この pattern は読めません。丸かっこ、|、{ }、\\w のような書き方は使えません。',
      'genuine-rejected': '作者の release のどれかまで拒みました。2 つの版のどちらも通る形にしましょう。',
      'longer-name':
        '別のリポジトリの実行が通りました。持ち主の名前の前に何かが付いたものも、この pattern に一致します。',
      'tag-name':
        '別のリポジトリの実行が通りました。攻撃者が決められる tag の名前に、作者の名前が入っています。',
      branch:
        '作者のリポジトリの、branch か pull request からの実行が通りました。release は tag から作られます。',
      'other-host': '同じ CI を使う、別の host の実行が通りました。https:// と host から留めましょう。',
      'dotted-host':
        'host の点の所に別の文字が入った host の実行が通りました。. は、どの文字にも一致します。host の . は \\. と書きましょう。',
      'other-name': '別のリポジトリの実行が通りました。持ち主と名前を、/ から / まで書きましょう。',
      'other-workflow':
        '作者のリポジトリの、release ではない workflow の実行が通りました。ファイル名を @ まで書きましょう。',
      'other-tag': '作者のリポジトリの、版ではない tag の実行が通りました。tag は v から書きましょう。',
    },
    runs: {
      'this-release': '作者の v1.0.1',
      'next-release': '作者の v1.1.0',
      'longer-name': 'bad-example/hello-shomei の release',
      'tag-name': 'mallory/tool の、tag が example/hello-shomei の実行',
      branch: '作者のリポジトリの、branch からの実行',
      'made-for-it': 'この pattern のすき間に合わせて、攻撃者が用意した実行',
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
    task: 'あなたは alice です。log に並んだ 9 つの entry を、あなたのもの、ほかの人のもの、あなたの名前を使われたものに分けてください。',
    fields: {
      entries: { label: 'log の entry', note: '使われたものは、何で分かるかも選びます。' },
      account: { label: 'あなたが使うアカウント', note: 'identity と、いつもログインする issuer' },
      released: { label: 'あなたが署名したファイル', note: '手元の SHA256SUMS。これで全部' },
    },
    options: {
      own: '自分で署名した',
      'other-name': '自分の名前ではない',
      elsewhere: '名前を使われた：issuer が、いつもと違う',
      taken: '名前を使われた：署名した覚えのない digest',
    },
    tools: {},
    because: {
      unsorted: '9 つ全部を分けると、判定が出ます。',
      'not-your-name': 'あなたの名前ではない entry があります。@ の後ろまで見てください。',
      'your-name': 'あなたの名前の entry を、ほかの人のものにしています。identity を見てください。',
      'own-entry': '本当にあなたが署名した entry を疑っています。issuer も digest も、手元のものと同じです。',
      overlooked:
        'あなたが署名していない entry を、自分のものにしています。issuer と digest の両方を見てください。',
      'other-clue': '名前を使われたのは確かです。でも、分かる理由が違います。',
    },
    runs: {
      'account-elsewhere': '別の issuer の entry：あなたの署名を期待する利用者に、その署名を見せたら',
      'account-taken': '身に覚えのない digest の entry：あなたの署名を期待する利用者に、その署名を見せたら',
    },
    hints: [
      'まず、identity が alice@example.com のものだけに絞りましょう。',
      '手がかりは 2 つです。いつもと違う issuer と、手元の一覧にない digest です。',
      'google の issuer で署名された 1 つと、12:42 に記録された、一覧にない digest の 1 つです。',
    ],
    shown:
      'アカウントを奪われると、その署名は検証を通ります。気づけるのは、log を見張り、自分が何に署名したかを知っている人です。',
    stopped:
      'log は署名を止めませんが、消したり書き換えたりすれば、前を覚えている人に分かります。アカウントを二要素認証で守り、自分の名前の entry を見張りましょう。',
    slide: 'LIVE：log は、誰でも見張れる',
  },
  'sigstore/ten-minutes': {
    title: 'とうに切れた証明書で、通す',
    task: '証明書は 10 分で切れ、利用者が検証するのは 3 年後です。署名が通るように時刻を決め、検証がどの時刻を比べたのかを答えてください。',
    fields: {
      signed: { label: '署名した時刻', note: '証明書が出てから' },
      recorded: { label: 'log に記録された時刻', note: '証明書が出てから' },
      log: { label: '記録する log' },
      times: { label: '検証は、どの時刻を比べましたか', note: '選んだ log によって、答えが変わります。' },
    },
    options: {
      v1: 'Rekor v1（entry に時刻が入る）',
      v2: 'Rekor v2（時刻は TSA にもらう）',
      signer: '署名した人の、パソコンの時計',
      begins: '証明書が有効になる時刻',
      authority: 'timestamp authority（TSA）が付けた時刻',
      token: 'ログインの ID token が切れる時刻',
      log: 'log が entry に入れた時刻',
      file: 'hello.sh の更新日時',
      ends: '証明書が切れる時刻',
      now: '検証する利用者の時計',
      compared: '比べた',
      ignored: '比べていない',
    },
    tools: {},
    because: {
      'recorded-first': 'log への記録は、署名よりあとになります。',
      'seen-too-late': '証言された時刻が、証明書の 10 分の外です。署名した本人の時計は、数に入りません。',
      unsorted: '署名は通りました。では、検証が比べた時刻はどれでしょう。8 つ全部に答えてください。',
      signer: '署名した人の時計は、その人が好きに合わせられます。bundle にも入っていません。',
      begins: '証明書の有効期間は、始まりも比べます。証明書が出る前の時刻では通りません。',
      authority: 'TSA の時刻は、bundle に入っているときだけ比べます。v1 ではもらわず、v2 ではもらいました。',
      token: 'ID token は Fulcio が見て、そこで役目を終えます。bundle には残りません。',
      log: 'v1 の log は entry に時刻を入れ、それが証言になります。v2 の entry には、時刻がありません。',
      file: 'ファイルの更新日時は、誰でも変えられます。署名にも入っていません。',
      ends: '証明書が切れる時刻は比べます。比べる相手が、「いま」ではないだけです。',
      now: '検証は 3 年後ですが、通りました。「いま」と証明書の期限は、比べていません。',
    },
    runs: { user: '利用者が検証する（検証は、いまの時計を見ない）' },
    hints: [
      '検証で見るのは「いま」ではありません。「署名を見届けた第三者が、いつ見たと言っているか」です。',
      '証言された時刻が、証明書の始まりと終わりの間に入れば通ります。v1 なら、記録を 10 分以内にしてください。',
      '比べたのは、証明書の始まりと終わり、そして証言です。証言は、v1 なら log、v2 なら TSA の時刻です。',
    ],
    shown:
      '証明書が有効でなければならないのは、検証するときではなく、署名がもうあったと第三者が証言した時刻です。',
    stopped:
      '署名した人が「3 分後に署名した」と言うだけでは通りませんでした。証言する log や TSA がうそをつかないかぎり、盗んだ使い捨ての鍵で日付をさかのぼることもできません。',
    slide: 'LIVE：3 年前に切れた証明書でも、検証できる',
  },
  'sigstore/signed-malware': {
    title: '期待した identity、有効な provenance、それでも malware',
    task: 'release の job の中で、汚された cache から来たコードが動き、malware の入った 1.0.2 を公開しました。検証はすべて通ります。手がかりになる値を見つけ、provenance が示すことと示さないことを分けてください。',
    fields: {
      delivered: { label: '届いた hello.sh', note: '最後の行は、作者が書いたものではありません。' },
      readme: { label: '作者が、いつも公開していること', note: '配布サーバーとは別の管理' },
      unexpected: {
        label: '1.0.2 の provenance に書かれていること',
        note: '作者の公開している手順と食い違う値を、すべて選びます。',
      },
      says: {
        label: '検証が通ったら、それは示されたことになりますか',
        note: '期待する identity と issuer は、正しく決めてあります。',
      },
    },
    options: {
      steps: 'job の中で動いたのが、作者のコードだけであること',
      bytes: '届いた hello.sh が、その job の証明したファイルであること',
      approved: '人が中身を見て、公開を認めたこと',
      signer: '作者の、その workflow の実行に出された証明書で署名したこと',
      rebuilt: '同じ commit から作り直せば、同じ hello.sh になること',
      time: '証明書が有効なあいだに、署名がもうあったこと',
      harmless: '中身が無害であること',
      logged: '署名が log に記録されていること',
      shown: '示される',
      silent: '示されない',
    },
    tools: {},
    because: {
      unanswered: '検証はすべて通っています。それでも 1 か所だけ、いつもの release と違うところがあります。',
      'as-announced': 'その値は、作者が公開しているとおりです。1 行ずつ見比べてください。',
      'not-announced':
        'その値は release のたびに変わるか、ほかの値をつないだものです。作者の手順と食い違ってはいません。',
      unsorted: '食い違いは見つかりました。では、8 つ全部に答えてください。',
      steps: '証明書は job に出ます。その中で誰のコードが動いたかは、どの検査も見ていません。',
      bytes: '別のファイルを渡すと、digest が合わずに拒まれました。ここは示されます。',
      approved: '人が見ていない自動の実行でも、検証は通りました。',
      signer: '別のリポジトリの workflow が署名すると、identity が違って拒まれました。ここは示されます。',
      rebuilt:
        'commit の中身と違う hello.sh を job が作っても、検証は通りました。作り直して比べた人は、いません。',
      time: '証明書が切れたあとの記録では、拒まれました。ここは示されます。',
      harmless: '中身がどう動くかは、どの検査も見ていません。malware でも通りました。',
      logged: 'log へたどる道を変えると、拒まれました。ここは示されます。',
    },
    runs: {
      user: '作者の identity と issuer を期待する利用者',
      untrue: 'それが成り立たない release を、同じように検証したら',
    },
    hints: [
      '作者の説明と、provenance の値を、1 行ずつ見比べます。repository も commit も、いつもどおりです。',
      'いつもは tag の push（event: push）で動く workflow が、手で動かされています（workflow_dispatch）。',
      '示されるのは、ファイル、workflow、時刻、log の 4 つです。ほかの 4 つは、中で何が起きたかの話です。',
    ],
    shown:
      '署名は誰の identity で出されたかを、provenance はどこでどう作られたと job が言うかを示します。中身が良いかどうかは、どちらも示しません。',
    stopped:
      'event まで決めておけば、今回は止まりました。けれど、本物の push の中で動かれたら、provenance には何も残りません。cache を使わず job を分けること、publish の権利を stage だけに絞り、人が認めてから公開すること、出てすぐの版を入れないことが効きます。',
    slide: '正しく署名された malware',
  },
}
