import type { SshCheckId, SshEvidence, SshFailure } from '../../playground/ssh/index.ts'
import type { MethodWords } from '../types.ts'

export const ssh: MethodWords<SshCheckId, SshFailure, SshEvidence> = {
  checks: {
    'signature-format': { title: '署名の形式', proves: 'SSH の署名（SSHSIG）として読める' },
    'signers-format': {
      title: '署名者の一覧の形式',
      proves: 'allowed signers のファイルとして読める',
    },
    namespace: { title: '何のための署名か', proves: '署名の namespace が、期待したものと同じ' },
    'signature-integrity': {
      title: '署名の計算',
      proves: 'artifact は、この鍵で署名されたときから変わっていない',
    },
    certificate: {
      title: '証明書の署名',
      proves: '証明書に付いた CA の署名の計算が合う（その CA を信じるかどうかは、一覧で決まる）',
    },
    'key-listed': {
      title: '一覧にある鍵',
      proves: '署名した鍵か、その証明書を出した CA の鍵が、一覧にある',
    },
    revocation: { title: '失効', proves: '署名した鍵も、その証明書も、CA の鍵も、失効の一覧にない' },
    validity: { title: '期限', proves: '一覧の行か証明書に書かれた期限の内' },
    identity: {
      title: '誰の署名か',
      proves: '期待した principal の行に、署名した鍵か、その CA の鍵がある',
    },
  },
  failures: {
    'not-a-signature':
      'SSH の署名として読めません。「-----BEGIN SSH SIGNATURE-----」で始まる .sig ファイルを渡してください。',
    'signature-too-large':
      '署名ファイルが大きすぎます（1 MiB まで）。artifact と取り違えていないか確かめてください。',
    'armor-damaged': '署名の始まりの行はありますが、終わりの行がないか、始まりの行の改行が読めません。',
    'base64-malformed': '署名の枠の中を、Base64 として読めません。',
    'unknown-version': '知らない版の署名です（読めるのは 1 まで）。',
    'signature-malformed':
      '署名の中身が足りないか、余分な byte があります。署名を元の場所から取り直してください。',
    'unknown-hash': 'digest の方式が SHA-256 でも SHA-512 でもありません。',
    'unknown-key-type': '知らない種類の鍵の署名です。',
    'key-malformed': '署名に入っている鍵を、その種類の公開鍵として読めません。',
    'not-signed': 'この commit か tag には、署名がありません。',
    'not-ssh-signed': 'この commit か tag の署名は、SSH のものではありません。',
    'not-a-git-object':
      'git の commit や tag ではありません。git cat-file commit か git cat-file tag の出力を渡してください。',
    'object-too-large': 'commit か tag が大きすぎます（8 MiB まで）。',
    'date-missing':
      'commit の committer か、tag の tagger の日時が読めません。git はその日時で鍵の期限を見るので、判断しません。',
    'not-armored': '枠（armor）のない署名です。読めましたが、ssh-keygen はこの形を受け付けません。',
    'line-ends': '署名の枠の改行が CRLF です。新しい ssh-keygen は読みますが、9.2 は読みません。',
    'words-outside': '署名の枠のあとに文字があります。そこは署名されていないので、誰でも書けます。',
    'version-zero': '署名の版が 0 です。決まりにあるのは 1 だけですが、ssh-keygen は受け入れます。',
    'namespace-mismatch': '署名の namespace が、期待と違います。別の用途の署名です。',
    'signature-mismatch': '署名の値を、署名に入っている公開鍵で確かめると合いません。',
    'weak-digest': 'SHA-1 の RSA 署名です。ssh-keygen と同じく、計算しません。',
    'algorithm-mismatch': '署名の方式が、鍵の種類のものではありません。計算できません。',
    'algorithm-not-computed': '方式の名前は分かりますが、ここでは計算しません（DSA、WebAuthn）。',
    'numbers-malformed': '署名の値の数か大きさが、この種類の鍵のものではありません。計算できません。',
    'exponent-too-large':
      '署名に入っている RSA の鍵の指数が大きすぎます（3072 ビットを超える鍵では 64 ビットまで）。計算しません。',
    'loose-ed25519':
      '計算は合いました。ただし、標準（RFC 8032）のとおりの形ではなく、受け入れない道具もあります。',
    'key-of-small-order':
      '計算は合いました。ただし、その鍵は位数の小さい点で、秘密鍵がなくても、誰でも署名を作れます。',
    'touch-not-shown': 'security key の署名ですが、人が触れたという印がありません。',
    'certificate-signature-mismatch': '証明書に付いた署名を、CA の公開鍵で確かめると合いません。',
    'certificate-not-computed': '証明書に付いた署名を、ここでは計算できません。',
    'critical-options-ignored':
      '証明書に必須の項目（critical options）があります。ssh-keygen は署名の検証でこれを見ないので、ここでも判定に使いません。',
    'certificate-over-sha1': '証明書の署名が SHA-1 です。',
    'signers-missing':
      '期待する principal は決まっていますが、信じると決めた署名者の一覧（allowed signers）がありません。誰の鍵かを比べられません。',
    'no-signers': '読める行がひとつもありません。「principal 鍵の種類 鍵」の並ぶファイルを渡してください。',
    'signers-too-large':
      '一覧が大きすぎるか（4 MiB、5 万行まで）、比べる pattern が多すぎて、全部は見ていません。',
    'some-lines-unreadable': '一覧に読めない行があります（ssh-keygen と同じく、ほかの行で検証しました）。',
    'key-not-listed':
      '署名した鍵（証明書なら、その証明書か CA の鍵）を一覧の行と比べると、当てはまる行がありません。CA の行は、証明書の署名にだけ当てはまります。',
    'lines-unreadable':
      '読めた行に合うものがありません。読めない行があり、そこに書かれているかもしれないので、判断しません。',
    'key-revoked': '署名した鍵か、その証明書か、CA の鍵が、失効の一覧に入っています。',
    'revocations-unreadable':
      '失効の一覧に、読めないところがあります。失効しているかどうか分かりません（ssh-keygen は検証をやめます）。',
    'revocations-too-large':
      '失効の一覧が大きすぎて、見ていません（4 MiB まで。KRL は、署名した鍵の数だけ読み直すので、合わせて 32 MiB まで）。',
    'not-yet-valid': '期限を見る日時（commit や tag ではその日時）が、一覧の valid-after より前です。',
    expired: '期限を見る日時（commit や tag ではその日時）が、一覧の valid-before より後です。',
    'certificate-not-yet-valid':
      '期限を見る日時（commit や tag ではその日時）が、証明書の有効期間より前です。',
    'certificate-expired': '期限を見る日時（commit や tag ではその日時）が、証明書の有効期間より後です。',
    'time-zone-decides':
      '一覧の期限に時間帯がありません。ssh-keygen は自分の地方時と読むので、時間帯によって答えが変わります。末尾に Z を付けると UTC になります。',
    'expired-since':
      'commit や tag の日時では期限内ですが、いまは期限内とは言えません（その日時は署名者の自己申告です）。',
    'principal-mismatch':
      '署名した鍵（証明書なら、それを出した CA の鍵）は一覧にありますが、期待する principal の行ではありません。',
    'namespace-not-allowed': '期待する namespace が、一覧の namespaces に入っていません。',
    'certificate-for-hosts': '証明書の種類が、必要な user 用ではなく host 用です。',
    'certificate-without-principals': '証明書に principal がひとつもありません。',
    'certificate-principal-mismatch': '期待する principal が、証明書の principal に入っていません。',
  },
  missing: {
    'signers-format': '信じると決めた署名者の一覧（allowed signers）がありません',
    'key-listed': '信じると決めた署名者の一覧がないので、比べる鍵がありません',
    validity: '信じると決めた署名者の一覧がないので、期限を比べていません',
    revocation: '信じると決めた失効の一覧がないので、見ていません',
    identity: '信じると決めた署名者の一覧か、期待する principal がありません',
  },
  skips: {
    absent: {
      certificate: '証明書ではなく、鍵そのものの署名です',
      validity: '当てはまる行に、期限の書かれていないものがあります',
    },
  },
  evidence: {
    'key-type': '鍵の種類',
    fingerprint: '署名した鍵の fingerprint',
    'signed-digest': '手元のものから計算した digest',
    'hash-algorithm': 'digest の方式',
    'signature-algorithm': '署名の方式',
    namespace: 'namespace',
    'expected-namespace': '期待する namespace',
    'default-namespace': '期待する namespace（指定がないときのもの）',
    application: 'security key の application',
    flags: 'security key の flags',
    counter: 'security key の counter',
    'certificate-key-id': '証明書の鍵 ID',
    'certificate-serial': '証明書の番号',
    'certificate-principals': '証明書の principal',
    'certificate-authority': 'CA の鍵の fingerprint',
    'certificate-starts': '証明書の有効期間の始まり',
    'certificate-ends': '証明書の有効期間の終わり',
    'critical-option': '証明書の critical option',
    'object-kind': 'git object の種類',
    'object-date': 'git object の日時（自己申告）',
    lines: '読めた行数',
    'unreadable-line': '読めなかった行',
    line: '一覧の行',
    principals: 'principal',
    'expected-principal': '期待する principal',
    'allowed-namespaces': 'namespaces',
    'valid-after': 'valid-after',
    'valid-before': 'valid-before',
    'local-time': '時間帯のない期限',
    'revocation-kind': '失効の一覧の種類（keys: 鍵の並び、krl: KRL）',
    'revoked-by': '失効した鍵の fingerprint',
    'verified-at': '期限を見た日時',
  },
}
