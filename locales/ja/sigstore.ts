import type { EvidenceLabel, SigstoreCheckId, SigstoreFailure } from '../../playground/sigstore/index.ts'
import type { MethodWords } from '../types.ts'

export const sigstore: MethodWords<SigstoreCheckId, SigstoreFailure, EvidenceLabel> = {
  checks: {
    bundle: { title: 'bundle の形式', proves: 'Sigstore bundle として読める' },
    'trusted-root': {
      title: 'trusted root',
      proves: 'trusted root として読め、載っている鍵と CA のどれにも、有効期間の始まりがある',
    },
    material: {
      title: '検証材料の種類',
      proves: 'bundle に入っているのは、この検査に使う種類（証明書か、公開鍵の目印）である',
    },
    'trusted-time': {
      title: '信頼できる時刻',
      proves: 'log entry か signed timestamp に、署名者以外の誰かが時刻を証言している',
    },
    'certificate-chain': {
      title: '証明書チェーン',
      proves: '証言された時刻に有効だった証明書が、CA の root までつながる',
    },
    'code-signing': {
      title: '証明書の用途',
      proves: 'code signing のために発行された証明書である',
    },
    sct: { title: 'SCT', proves: '証明書の発行が CT log に届け出られている' },
    'public-key': { title: '公開鍵', proves: '検証者が自分で持っている公開鍵を使う' },
    'inclusion-promise': {
      title: 'SET（載せる約束）',
      proves: 'log が、時刻を添えて「必ず載せる」と署名している',
    },
    'inclusion-proof': {
      title: 'inclusion proof',
      proves: 'entry から root hash まで、Merkle tree がつながる',
    },
    checkpoint: { title: 'checkpoint', proves: 'その root hash に、log 自身が署名している' },
    'log-inclusion': {
      title: 'log への記録',
      proves: 'log に載っている証拠か、載せるという log の約束がある',
    },
    'log-entry': { title: 'log entry の中身', proves: 'その entry は、この署名・digest・署名者のものである' },
    signature: { title: '署名', proves: '署名対象は、署名されたときから 1 ビットも変わっていない' },
    artifact: {
      title: 'artifact との対応',
      proves: 'bundle に書かれた digest（attestation なら subject）が、手元の artifact のものと同じである',
    },
    'statement-type': {
      title: 'statement の種類',
      proves:
        'bundle に入っているのは、期待した種類の statement か、artifact そのものへの署名である（statement の内容が正しいかは見ていない）',
    },
    identity: {
      title: 'identity',
      proves: '証明書に書かれた identity（SAN）が、期待したものと一字一句同じである',
    },
    issuer: { title: 'issuer', proves: '証明書に書かれた issuer が、期待したとおりである' },
    'source-repository': {
      title: 'source repository',
      proves: '証明書に CA が書いた、build 元の repository が、期待したものと同じである',
    },
    'source-ref': {
      title: 'source ref',
      proves: '証明書に CA が書いた、build 元の branch か tag が、期待したものと一字一句同じである',
    },
    library: {
      title: '@sigstore/verify の判定',
      proves: '無改造の検証ライブラリが出した答え',
    },
  },
  failures: {
    'not-utf8': 'UTF-8 のテキストとして読めません。',
    'not-json': 'JSON として読めません。',
    'field-malformed': '書式の違う値があります。読み手によって別の意味になりかねないので使いません。',
    'field-ambiguous':
      '同じ項目が二度あるか、紛らわしい名前か、同時には使えない項目です。どう読むかが verifier ごとに違いかねないので使いません。',
    'unknown-version': '知らない版です。bundle は v0.1〜v0.3、trusted root は v0.1 と v0.2 を読めます。',
    'not-a-bundle': 'Sigstore bundle（v0.1〜v0.3）ではありません。必要な項目が欠けているか、値が違います。',
    'not-a-trusted-root': 'trusted root として読めません。trusted_root.json を渡してください。',
    'root-missing': '信じると決めた trusted root がありません。',
    'believed-too-many':
      '信じると決めた trusted root か公開鍵が多すぎて、全部とは比べていません（それぞれ 8 個まで）。比べたものでは、検証できていません。',
    'no-service-in-root':
      'trusted root に、CA も log も TSA も載っていません。この bundle を出したインスタンスの trusted root を渡してください。',
    'validity-start-missing':
      'trusted root の鍵か、CA か、TSA に、有効期間の始まりがありません。いつから信頼してよいか分からないので使いません。',
    'log-key-unreadable': 'trusted root にある log の鍵を読めません。',
    'no-ca-in-root':
      'trusted root に、証明書と比べる CA が載っていません。この bundle を出したインスタンスの trusted root を渡してください。',
    'no-ct-log-in-root':
      'trusted root に、SCT と比べる CT log が載っていません。この bundle を出したインスタンスの trusted root を渡してください。',
    'no-log-in-root':
      'trusted root に、entry と比べる log が載っていません。この bundle を出したインスタンスの trusted root を渡してください。',
    'no-tsa-in-root':
      'trusted root に、signed timestamp と比べる TSA が載っていません。この bundle を出したインスタンスの trusted root を渡してください。',
    'certificate-expected': '証明書を期待しましたが、bundle に入っているのは公開鍵の目印だけです。',
    'public-key-expected': '公開鍵での署名を期待しましたが、bundle に入っているのは証明書です。',
    'algorithm-not-computed':
      '検証ライブラリが計算しない algorithm の署名か digest です。合うとも合わないとも言えません。その algorithm を計算するツールで確かめてください。',
    'certificate-encoded-twice':
      '証明書のあるべき場所に、証明書を PEM か Base64 にしたテキストが入っています。エンコードが 1 回多いので、直して読むことはしません。配布している人に知らせてください。',
    'certificate-unreadable': '証明書に、読めないところがあります。',
    'key-unreadable': '公開鍵を読めません。公開鍵を渡したのなら、PEM 形式か確かめてください。',
    'timestamp-unreadable': 'signed timestamp を読めません。',
    'timestamp-malformed':
      'signed timestamp の、TSA が署名していない部分の形が規格と違います。読み方が verifier ごとに違いかねないので使いません。TSA が返したままの応答か確かめてください。',
    'not-a-timestamp':
      'signed timestamp に書かれた中身の種類（content type）が、RFC 3161 のものではないので読みません。署名は計算していません。',
    'not-for-timestamps': 'TSA の証明書に書かれた用途（EKU）に、time stamping がありません。',
    'timestamp-untrusted':
      'signed timestamp に書かれた署名者の証明書（発行者と serial number）が、trusted root の TSA のどれとも違います。',
    'timestamp-outside-validity': 'signed timestamp の時刻が、TSA の有効期間の外です。',
    'timestamp-mismatch': 'signed timestamp に書かれた digest と、この署名の digest が違います。',
    'timestamp-invalid': 'signed timestamp の署名を、trusted root の TSA で確かめると合いません。',
    'tsa-unusable':
      'trusted root に載っている TSA の証明書から root まで、使えるチェーンがないか、鍵を読めません。signed timestamp の署名は計算していません。',
    'timestamp-duplicate': '同じ証言者の、同じ時刻の証言が 2 つあります。',
    'timestamps-alike':
      '2 つの signed timestamp の、時刻の秒と、TSA の証明書の serial number が同じです。証明書の発行者は違いますが、検証ライブラリは同じ証言と数えるので、先へ進めません。',
    'no-trusted-time':
      '時刻の証言（時刻の入った SET か、signed timestamp）が 1 つ以上必要ですが、ありません。',
    'time-unreadable': '時刻がないか、時刻として読めません。どの期間とも比べられません。',
    'chain-circular':
      'trusted root の証明書が、互いを発行し合って輪になっています。root まで終わりがないので使いません。trusted root を受け取り直してください。',
    'leaf-circular':
      'bundle の証明書と trusted root の証明書が、互いを発行し合って輪になっています。root まで終わりがないので使いません。',
    'chain-untrusted': '証明書を trusted root の CA と比べましたが、つながる CA がありません。',
    'outside-validity': '証言として書かれた時刻が、証明書の有効期間の外です。',
    'past-by-fraction':
      '証言として書かれた時刻が、有効期間の終わりより後です。過ぎているのは 1 秒に満たない分で、検証ライブラリはそこを読みません。',
    'authority-outside-validity':
      '証明書は trusted root の CA につながりますが、証言として書かれた時刻が、その CA の有効期間の外です。',
    'chain-out-of-order':
      '証明書チェーンの並びが発行の順になっていません。次の証明書が、前のものの発行者であるべきです。',
    'chain-unreadable': 'bundle に入っている上位の証明書を読めません。',
    'not-for-code-signing': '証明書に書かれた用途（EKU）に、code signing がありません。',
    'authority-not-for-code-signing':
      '証明書から root までの間にある CA の証明書に書かれた用途（EKU）に、code signing がありません。',
    'not-for-signatures': '証明書に書かれた鍵の使いみち（keyUsage）に、署名がありません。',
    'certificate-malformed':
      '証明書の形が規格と違います（serial number、有効期間、拡張、署名アルゴリズムの名前、署名のどれか）。読み方が verifier ごとに違いかねないので使いません。CA が発行したままの証明書か確かめてください。',
    'extension-twice':
      '証明書に同じ拡張が 2 つあります。どちらを読むかが verifier ごとに違いかねないので使いません。',
    'extension-unknown':
      '証明書に、無視してはいけない（critical の）知らない拡張か、ここでは計算しない制限（name constraints）があります。何が禁じられているか分からないので使いません。',
    'sct-missing': '証明書に SCT が 1 つ以上必要ですが、ありません。',
    'sct-untrusted':
      'SCT を trusted root の CT log と比べましたが、log ID・期間・署名がどの log とも合わない SCT があります。',
    'sct-duplicate': '同じ CT log の SCT が 2 つあります。',
    'sct-malformed':
      '証明書の SCT の並びの形が規格と違います（書かれた長さ、後ろに続くもの、版のどれか）。読み方が verifier ごとに違いかねないので使いません。CA が発行したままの証明書か確かめてください。',
    'promise-invalid': 'SET の署名を、trusted root にある log の鍵で確かめると合いません。',
    'proof-invalid': 'entry から inclusion proof をたどっても、checkpoint の root hash になりません。',
    'proof-shape':
      'inclusion proof の長さか番号が、tree の大きさに合いません。この tree にそのような道はないので、たどっていません。',
    'proof-differs': 'inclusion proof に書かれた root hash か tree の大きさが、checkpoint のものと違います。',
    'proof-incomplete':
      'inclusion proof に root hash か tree の大きさがなく、checkpoint と比べられません。それで計算する検証者もあるので使いません。',
    'checkpoint-missing': 'inclusion proof には checkpoint が必要ですが、ありません。',
    'checkpoint-unreadable':
      'checkpoint を読めません。log 名・tree の大きさ・root hash・署名の行のどれかが、欠けているか、決まった形ではありません。',
    'checkpoint-malformed':
      'checkpoint の本文か署名の部分が規格の形と違うか、署名の行の log 名の書き方が、trusted root の log のものと違います。読み方が verifier ごとに違いかねないので使いません。',
    'checkpoint-unsigned':
      'checkpoint の署名の行を entry の log の鍵と比べましたが、鍵 ID の合うものがありません。',
    'checkpoint-without-signature': 'checkpoint には署名の行が 1 つ以上必要ですが、ありません。',
    'checkpoint-name-differs':
      'checkpoint の署名の行は、鍵 ID が entry の log のものです。その log 名は、checkpoint の本文のものとも、trusted root に書かれたアドレスとも違います。署名は計算していません。',
    'checkpoint-invalid': 'checkpoint の署名を、trusted root にある log の鍵で確かめると合いません。',
    'checkpoint-line-invalid':
      'checkpoint の署名の行のうち 1 つは、log 名と鍵 ID が trusted root の log のものですが、その log の鍵で署名を確かめると合いません。ほかの行には合うものがあります。',
    'log-unknown': 'entry の log ID が、trusted root の log のどれとも違います。',
    'log-key-expired': '証言として書かれた時刻が、trusted root に書かれた log の鍵の有効期間の外です。',
    'log-time-unknown':
      'この entry には、いつ載ったかを言う SET がありません。代わりに比べた証言の時刻に、log の鍵の有効期間の外のものがあります。証言の前か後に載ったとも考えられるので、決められません。',
    'not-in-a-log': 'SET か inclusion proof の付いた log entry が必要ですが、ありません。',
    'entry-duplicate': '同じ log の、同じ entry が 2 つあります。',
    'entry-unreadable': 'log entry の中身を読めないか、知らない種類です。',
    'entry-mismatch': 'log entry に書かれた種類・署名・digest のどれかが、bundle のものと違います。',
    'entry-signer-unreadable': 'log entry に書かれた署名者を読めません。',
    'entry-other-signer': 'log entry に書かれた署名者が、bundle の証明書と違います。',
    'entry-other-key': 'log entry に書かれた署名者（公開鍵か証明書）が、渡した公開鍵と違います。',
    'entry-other-kind':
      'log entry の種類が、bundle の中身の種類と違います。ファイルへの署名の entry は hashedrekord、DSSE envelope への署名の entry は dsse か intoto です。hashedrekord 0.0.2 は両方に使われます。',
    'entry-digest-malformed':
      'log entry の digest は bundle と同じ値ですが、algorithm の名前がないか、違います。読み方が verifier ごとに違いかねないので使いません。',
    'signature-invalid': '署名の値を公開鍵で確かめると合いません。',
    'digest-mismatch': 'bundle に書かれた digest と、手元の artifact の digest が違います。',
    'digest-length':
      'bundle に書かれた digest の長さが、その algorithm のものと違います。手元の artifact の digest とは比べられません。',
    'payload-type': 'payload の種類が in-toto ではないので、何についての署名かを読めません。',
    'statement-unreadable': 'in-toto statement を読めません。',
    'subject-mismatch': 'attestation の subject に、手元の artifact がありません。',
    'subject-not-compared':
      '比べられた subject に、手元の artifact はありません。同じ種類の digest がなく、比べていない subject もあります。',
    'not-a-statement': '_type が in-toto の statement ではありません。別の書式かもしれないので読みません。',
    'predicate-type-missing':
      'statement に predicateType がありません。何についての statement なのかが分かりません。',
    'statement-type-unknown':
      '期待した種類は、URI でも、Cosign の短い名前でもありません。そういう種類の statement はないので、比べていません。公開されている predicateType をそのまま入れてください。',
    'statement-type-mismatch':
      'statement の種類が、期待したものと違います。欲しい種類の attestation を受け取り直してください。',
    'statement-expected':
      'statement を期待しましたが、bundle に入っているのは artifact そのものへの署名です。attestation の bundle を渡してください。',
    'identity-mismatch': '証明書の identity（SAN）が、期待したものと違います。',
    'identity-missing': 'identity を期待しましたが、証明書にありません。',
    'issuer-mismatch': '証明書の issuer が、期待したものと違います。',
    'issuer-missing': 'issuer を期待しましたが、証明書にありません。',
    'identity-ambiguous':
      '証明書に名前が 2 つ以上あります。どれを読むかが verifier ごとに違いかねないので、誰のものとも言えません。',
    'issuer-ambiguous':
      '証明書に issuer が 2 つ以上あります。どれを読むかが verifier ごとに違いかねないので、どの issuer のものとも言えません。',
    'identity-unreadable':
      '証明書に名前（SAN）はありますが、ここで比べられる種類ではありません。比べられるのは、URI、メールアドレス、Fulcio の otherName です。',
    'issuer-unreadable': '証明書に issuer はありますが、テキストとして読めません。',
    'source-repository-mismatch': '証明書に書かれた source repository が、期待したものと違います。',
    'source-repository-missing': 'source repository を期待しましたが、証明書にありません。',
    'source-repository-ambiguous':
      '証明書の新旧 2 つの項目に書かれた source repository が違います。どちらを読むかが verifier ごとに違いかねないので、どちらとも言えません。',
    'source-repository-unreadable':
      '証明書に source repository の項目はありますが、テキストとして読めません。',
    'source-ref-mismatch': '証明書に書かれた source ref が、期待したものと違います。',
    'source-ref-missing': 'source ref を期待しましたが、証明書にありません。',
    'source-ref-ambiguous':
      '証明書の新旧 2 つの項目に書かれた source ref が違います。どちらを読むかが verifier ごとに違いかねないので、どちらとも言えません。',
    'source-ref-unreadable': '証明書に source ref の項目はありますが、テキストとして読めません。',
    'library-rejects': '@sigstore/verify も受け入れません。',
    'library-stopped': '検証ライブラリが例外で止まり、最後まで比べていません。例外の文は判定ではありません。',
    'library-stops-too': '@sigstore/verify も、比べられないところで止まりました。',
    'collisions-known':
      '比べられたのは SHA-1 の digest だけです。同じ SHA-1 になるファイルや commit を 2 つ作れるので、署名した人が見たのは別のほうかもしれません。',
    'library-disagrees':
      'この画面の説明と @sigstore/verify の判定が食い違っています。少なくとも一方の誤りなので、この結果を信じないでください。',
  },
  missing: {
    'public-key': '検証に使う公開鍵を渡していません',
    signature: '署名を確かめるのに要る digest がそろっていません',
    artifact: '署名された側と手元の artifact とで、同じ種類の digest がそろっていません',
    'statement-type':
      'SLSA provenance ではない種類の statement です。この種類を期待すると決めてから、もう一度検証してください',
    identity: '期待する identity を決めていません',
    issuer: '期待する issuer を決めていません',
    'source-repository': '期待する source repository を決めていません',
    'source-ref': '期待する source ref を決めていません',
  },
  skips: {
    waived: {
      sct: 'trusted root に CT log がなく、求めないと決めたので、証明書の発行がどこかに届け出られたかは確かめていません',
      'log-inclusion':
        'trusted root に log がなく、求めないと決めたので、確かめていません。この署名の裏づけになる log はありません',
      'log-entry': 'trusted root に log がなく、求めないと決めたので、確かめていません',
    },
    anybody: {
      'source-repository':
        'identity が指すのは、別の repository から呼び出された workflow です。呼び出した人が誰でも、identity は同じになります。どこの build かは、source repository を期待しないと決まりません',
    },
  },
  evidence: {
    'bundle-media-type': 'bundle の版',
    field: '項目',
    'media-type': 'media type',
    'bundle-size': 'bundle の大きさ（byte）',
    'trusted-root-media-type': 'trusted root の版',
    'log-id': 'log の ID',
    'validity-start': '有効期間の始まり',
    'validity-end': '有効期間の終わり',
    'content-kind': '中身の種類',
    'material-kind': '検証材料',
    'timestamp-imprint': 'signed timestamp の digest',
    'integrated-time': 'log が証言する時刻',
    'signed-timestamp': 'TSA が証言する時刻',
    'certificate-subject': 'subject',
    'certificate-issuer': '発行した CA',
    'certificate-serial': 'serial number',
    'root-subject': 'たどり着いた root',
    'not-before': '有効期間の始まり',
    'not-after': '有効期間の終わり',
    'extended-key-usage': '用途（EKU）',
    'key-usage': '鍵の使いみち（keyUsage）',
    extension: '拡張（OID）',
    'sct-log-id': 'CT log の ID',
    'sct-time': '届け出の時刻',
    'public-key-sha256': '公開鍵の SHA-256',
    'key-hint': '公開鍵の目印',
    'log-index': 'log index',
    'tree-size': 'tree の大きさ',
    'root-hash': 'root hash',
    'leaf-hash': 'leaf hash',
    'proof-length': 'proof の hash の数',
    'checkpoint-origin': 'checkpoint の log 名',
    'checkpoint-signer': '署名の行の log 名',
    'log-address': 'trusted root に書かれた log のアドレス',
    'entry-kind': 'entry の種類',
    'entry-signature': 'entry の署名',
    'entry-signer': 'entry の署名者（SHA-256）',
    signature: '署名',
    algorithm: '署名の algorithm',
    'artifact-digest': '手元の artifact の digest',
    'signed-digest': 'bundle に書かれた digest',
    subject: 'subject',
    'subject-count': 'subject の数',
    'payload-type': 'payload の種類',
    'statement-type': 'statement の書式（_type）',
    'predicate-type': 'statement の種類（predicateType）',
    identity: 'identity（SAN）',
    issuer: 'issuer',
    'name-kind': '名前の種類（SAN）',
    'source-repository': 'source repository',
    'source-ref': 'source ref',
    'source-digest': 'source の commit',
    workflow: 'build の workflow',
    'build-trigger': 'build のきっかけ',
    'library-code': 'ライブラリの error code（原文）',
    'library-message': 'ライブラリの言葉（原文）',
  },
}
