import type { OpenpgpCheckId, OpenpgpEvidence, OpenpgpFailure } from '../../playground/openpgp/index.ts'
import type { MethodWords } from '../types.ts'

export const openpgp: MethodWords<OpenpgpCheckId, OpenpgpFailure, OpenpgpEvidence> = {
  checks: {
    'signature-format': { title: '署名ファイルの形式', proves: 'OpenPGP の署名として読める' },
    'keys-format': { title: '鍵ファイルの形式', proves: 'OpenPGP の公開鍵として読める' },
    'key-available': {
      title: '署名した鍵が手元にある',
      proves: '署名に書かれた鍵を、手元の鍵から探し出せた',
    },
    'signature-integrity': {
      title: '署名の計算',
      proves: 'artifact は、この鍵で署名されたときから変わっていない',
    },
    'signature-time': { title: '署名の日時', proves: '署名の期限が切れていない（日時は署名者の自己申告）' },
    'signing-key-valid': {
      title: '鍵の状態',
      proves: '手元の鍵で見るかぎり、署名用で、失効も期限切れもしていない',
    },
    'key-identity': {
      title: '誰の鍵か',
      proves: '署名した鍵か、その primary key の fingerprint が、期待したものと同じ',
    },
    'key-trust': { title: '鍵への信頼', proves: 'あなた自身か、あなたの信頼する人が、この鍵を認めている' },
  },
  failures: {
    'not-a-signature': 'OpenPGP の署名ではありません。.asc か .sig の detached signature を渡してください。',
    'signature-too-large': '署名ファイルが大きすぎます。artifact と取り違えていないか確かめてください。',
    'not-detached':
      'artifact とは別に渡す署名（detached signature）ではなく、中身か、署名があとに続くという予告の入ったファイルです。中身が入っているなら、署名されているのはそれです。artifact を付けずに、このファイルだけを検証してください。',
    'not-clearsigned':
      '署名つきの本文（clearsigned）でも、中身と署名が入ったファイル（gpg --sign）でもありません。',
    'encrypted-message':
      '暗号化されたファイルです。署名があるかどうかも、復号するまで分かりません。復号できる道具（gpg --decrypt など）で、復号しながら検証してください。',
    'unsigned-message': '中身は入っていますが、署名がありません。',
    'unread-compression': 'ここでは展開できない圧縮（BZip2 など）のファイルです。gpg で検証してください。',
    'message-too-large': '中身が大きすぎます（8 MiB まで）。読んでいません。',
    'message-in-too-many-parts':
      '1 つの packet が、細かく分かれすぎています（16,384 個まで）。読んでいません。',
    'git-unsigned': 'この git の commit か tag には、署名がありません。',
    'git-signed-otherwise':
      'この git の commit か tag の署名は、OpenPGP のものではありません（SSH か X.509 などです）。',
    'git-several-signatures':
      'この git の commit か tag には、署名が 2 つ以上入っています。gpg がそのうち 2 つ以上を調べると、git はエラーで終わります。どれが調べられるかは署名の種類で変わるので、判断しません。',
    'signature-file-damaged':
      '署名ファイルに読めないところがあります。残りの署名が合っていても、判断しません。',
    'signature-version-5':
      'version 5 の署名です。標準（RFC 9580）にはない、新しい GnuPG の形で、ここでは計算しません。',
    'post-quantum':
      'ML-DSA か SLH-DSA（耐量子の方式）の署名です。ここでは計算できないので、合っているとも違うとも言えません。',
    'no-public-key': '鍵ファイルは読めましたが、公開鍵が入っていません。',
    'no-readable-key':
      '鍵ファイルに、ここで読める公開鍵がありません。OpenPGP の公開鍵（version 4 か 6）のファイルを渡してください。',
    'key-version-3':
      '鍵ファイルにあるのは、古い version 3 の公開鍵です。この形の鍵は MD5 で名前を決めるので、ここでは読みません。署名した人に、新しい鍵がないか確かめてください。',
    'key-version-5':
      '鍵ファイルにあるのは、version 5 の公開鍵です。標準（RFC 9580）にはない、新しい GnuPG の形で、ここでは読みません。',
    'only-x509': '鍵ファイルにあるのは X.509 の証明書だけで、OpenPGP の公開鍵はありません。',
    'keybox-damaged':
      'keybox（GnuPG の鍵の入れ物）は、途中で切れているか、checksum の合わないところを含んでいます。失効などの知らせが欠けているかもしれないので、判断しません。元の場所から取り直してください。',
    'line-too-long':
      '19,998 byte を超える行があり、その行は終わりまで読めません。署名が合うかどうかは、ここでは分かりません。',
    'text-line-too-long':
      'テキストとしての署名で、artifact に 19,993 byte を超える行があります。gpg は行をそこで切って計算し、標準（RFC 9580）は行の全体を計算するので、答えが同じになるとは限りません。',
    'words-outside': '署名の枠の外に文字があります。そこは署名されていないので、誰でも書けます。',
    'armor-without-checksum':
      'armor に checksum がありません。いまの標準（RFC 9580）では正しい形ですが、gpg 2.2 は、Base64 が = で終わらないと誤りとして扱います。',
    'other-signatures-ignored': '種類の違う署名が混ざっているので、gpg と同じく最初の署名だけを調べました。',
    'others-set-aside':
      'ほかにも署名があり、ここで止まりました。期待した署名はそろっているので、判定には使っていません。',
    'some-keys-unreadable': '鍵ファイルの一部は読めませんでした。使うのは、読めた鍵だけです。',
    'digest-mismatch': '署名に書かれた digest の先頭 2 byte と、手元の artifact から計算したものが違います。',
    'signature-mismatch': 'digest の先頭 2 byte は同じですが、署名の値を公開鍵で確かめると合いません。',
    'unknown-critical-subpacket':
      '署名に、理解できない必須の項目があります。読み飛ばしてはいけない約束なので、判断しません。',
    'not-over-document': 'ファイルへの署名ではありません（鍵や user ID などへの署名です）。',
    'signature-malformed':
      '署名の値の数か大きさが、この種類の鍵のものではないか、salt の長さが digest の種類に合いません。計算できません。',
    'version-mismatch':
      '署名と鍵の version が合いません。version 6 の署名は version 6 の鍵だけが、version 6 の鍵は version 6 の署名だけを作る決まりなので（RFC 9580）、計算しません。',
    'short-digest': 'この鍵には短すぎる digest の署名です。gpg と同じく、計算しません。',
    'hash-header-mismatch':
      '署名の digest の方式が、平文の Hash: に書かれていないか、gpg の知らない名前で書かれています（version 4 までの署名では、Hash: がなければ SHA-1 とみなします）。gpg と同じく、計算しません。',
    'weak-digest': 'MD5 の署名です。同じ MD5 になる 2 つのファイルを作れるので、計算しません。',
    'aging-digest': '計算は合いましたが、SHA-1 のような古い digest の署名です。',
    'signed-as-text':
      'テキストとしての署名です。artifact は、改行のほかは、この鍵で署名されたときから変わっていません。',
    'digest-prefix-mismatch':
      '署名の目印の 2 byte が違います（保護されていない部分なので、判定には響きません）。',
    'signature-expired': '署名の期限が、検証した日時より前です。',
    'signature-predates-key': '署名の日時が、鍵の作成日時より前です。',
    'signature-from-the-future': '未来の日時の署名です（gpg 2.2 は気にしません）。',
    'key-expired-since':
      '署名のあとで、手元の鍵に書かれた期限が過ぎています（署名の日時は自己申告です）。期限が延びたかどうかは、元の場所から取り直した鍵で確かめられます。',
    'git-key-expired-since':
      '署名のあとで、手元の鍵に書かれた期限が過ぎています。commit と tag では、2.54 より前の git はこれを誤りとし、2.54 からの git はそうしないので、判断しません。期限が延びているかもしれないので、鍵を元の場所から取り直してください。',
    'signed-after-key-expiry':
      '署名の日時が、手元の鍵に書かれた期限より後です。期限が延びているかもしれないので、鍵を元の場所から取り直してください。',
    'key-revoked': 'この鍵には、有効な失効の署名が付いています。',
    'subkey-revoked': 'この subkey には、有効な失効の署名が付いています。',
    'perhaps-revoked':
      '失効しているかもしれません。この鍵を失効させてよい別の鍵が手元にないので、確かめられません。',
    'perhaps-withdrawn':
      '取り消されているかもしれません。失効などの取り消しの署名があり、計算も合います。ただ、署名されていない部分（誰でも書き換えられます）、置かれた場所、「他人に渡さない」という印のどれかのせいで、そのままでは有効になりません。gpg は読み飛ばします。鍵を元の場所から取り直してください。',
    'revoker-unfit':
      '失効しているかもしれません。この鍵を失効させてよい別の鍵が作った失効の署名があり、計算も合います。ただ、その別の鍵は、手元のファイルでは gpg が取り込まない形です（鍵自身の有効な署名の付いた user ID がないなど）。その鍵を元の場所から取り直してください。',
    'key-ambiguous':
      'この鍵についての言い分が食い違っています。鍵自身が同じ秒に作った 2 つ以上の署名で期限や用途などが違うか、いくつかの鍵の subkey になっていて、そのどれかでは失効・期限切れ・署名用でないとされています。どちらが正しいかは、署名からは決まりません。鍵を元の場所から取り直してください。',
    'key-malformed':
      '鍵に、gpg が誤りとするところがあります（短すぎて読めない項目のある署名、この鍵には短すぎる digest の署名、中身のない属性のどれか）。gpg は、鍵を取り込むときか検証するときに、エラーで終わります。鍵を元の場所から取り直してください。',
    'key-from-the-future': '鍵の作成日時が、検証した日時より後です。時計が合っているか確かめてください。',
    'key-uncertified':
      '手元の鍵ファイルに、鍵自身の有効な署名の付いた user ID がありません。user ID の付いた鍵を、元の場所から取り直してください。',
    'key-stripped':
      '手元の鍵ファイルにあるのは、user ID のない鍵です。keys.openpgp.org は、確認の済んでいない user ID を外して配ります。そうした写しかもしれないので、署名した人の配布場所などから取り直してみてください。',
    'subkey-not-bound':
      '手元の鍵ファイルに、subkey と primary key を結びつける有効な署名がそろっていません。元の場所から取り直してください。',
    'not-a-signing-key': '鍵に書かれた用途に、署名が入っていません。',
    'short-key': '2048 ビットに満たない短い鍵です。',
    'fingerprint-mismatch': '計算に使った鍵の fingerprint が、期待と違います。',
    'not-a-fingerprint': 'fingerprint として読めません。40 桁（v6 では 64 桁）の 16 進で渡してください。',
    'too-few-signers': '正しい署名をした鍵の数が、期待した数より少ないです。',
    'signers-uncounted':
      '正しいと分かった署名をした鍵の数が、期待した数に足りません。確かめられなかった署名があるので、足りないとも言い切れません。',
  },
  missing: {
    'keys-format': '公開鍵が、まだ手元にありません',
    'key-available': '署名した鍵が、読めた鍵の中にありません',
    'key-identity': '期待する fingerprint を決めていません',
    'key-trust': '誰が認めた鍵なら信じるのかを、決めていません',
  },
  skips: {
    absent: { 'key-trust': 'あなたの信頼する人がこの鍵を認めた署名は、そろっていません' },
    unsupported: {
      'keys-format':
        '鍵ファイルに読めないところがあり、そこから先を見ていません。公開鍵のファイルを、元の場所から取り直してください。',
      'signing-key-valid':
        '鍵ファイルを最後まで読めないか、鍵の中の、誰でも書き足せる部分が、鍵自身の言うことと食い違っています。元の場所から取り直した鍵で、もう一度確かめてください。',
    },
    'too-much': {
      'key-available':
        '署名か、その候補になる鍵が多すぎて、鍵を探し終えていません。確かめたい人の署名と鍵だけを渡してください。',
      'keys-format':
        '鍵ファイルが大きすぎて、読んでいません（合わせて 16 MiB、packet 5 万個まで）。署名した人の鍵だけを渡してください。',
      'signature-integrity':
        '署名か、その候補になる鍵が多すぎて、全部は計算していません。確かめたい人の署名と鍵だけを渡してください。',
      'signing-key-valid':
        '鍵に付いた署名が多すぎて、全部は調べていません。失効が残っているかもしれないので、元の場所から鍵だけを取り直してください。',
      'key-trust':
        '鍵を認める署名が多すぎて、全部は調べていません。署名した人と、認めた人の鍵だけを渡してください。',
    },
  },
  evidence: {
    'signature-created': '署名の日時（自己申告）',
    'signature-expires': '署名の期限',
    'hash-algorithm': 'digest の algorithm',
    'public-key-algorithm': '公開鍵の algorithm',
    'signed-digest': '手元のものから計算した digest',
    'digest-prefix': 'digest の先頭 2 byte',
    'key-id': '鍵 ID',
    'issuer-fingerprint': '署名に書かれた fingerprint',
    fingerprint: '署名した鍵の fingerprint',
    'expected-fingerprint': '期待する fingerprint',
    'wanted-signers': '期待する鍵の数（これ以上）',
    'good-signers': '正しい署名をした鍵の数',
    'primary-fingerprint': 'primary key の fingerprint',
    'user-id': 'user ID（自己申告）',
    'key-created': '鍵の作成日時',
    'key-expires': '鍵の期限',
    'revoked-at': '失効の日時',
    'revocation-reason': '失効の理由',
    'revocation-comment': '失効の説明',
    'certified-by': '認めた人の鍵',
    now: '検証した日時',
  },
}
