/** What the demo of a key of one's own says. */
import type { MakeFailure } from '../../playground/openpgp/make/outcome.ts'
import type { RevocationReason } from '../../playground/openpgp/make/revoke.ts'

const refused: Readonly<Record<MakeFailure, string>> = {
  'unsupported-algorithm': 'この種類の鍵は作れません。一覧から選んでください。',
  platform: 'このブラウザでは、この種類の鍵を作れません。ed25519 を試してください。',
  'empty-user-id': 'user ID が空です。名前か、名前とアドレスを書いてください。',
  'long-user-id': 'user ID が長すぎます。2,048 byte までにしてください。',
  'unprintable-user-id': 'user ID に表示できない文字が入っています。消してください。',
  'date-out-of-range': 'OpenPGP で表せない日時です。パソコンの時計を確かめてください。',
  'expires-too-early': '期限が、作る日時より前になっています。',
  'unsupported-digest': 'この digest では署名できません。',
  'short-digest': 'この鍵には短すぎる digest です。',
  'no-secret-key':
    'この鍵の秘密鍵は、このページにありません（別のウィンドウで作ったか、読み込み直したあとかもしれません）。もう一度作ってください。',
  'unsupported-reason': 'その理由では失効させられません。',
  'long-comment': '失効の説明が長すぎます。2,048 byte までにしてください。',
  'not-text': 'テキストではないので、署名つきの本文にはできません。',
  'not-one-key': '公開鍵が 1 本だけ入ったファイルではありません。',
  'own-key': 'これは自分の鍵です。認めるなら、ほかの人の鍵を選んでください。',
  'key-revoked': '失効した鍵は認められません。',
  'no-such-user-id': 'その user ID は、この鍵に付いていません。',
}

const reasons: Readonly<Record<RevocationReason, string>> = {
  compromised: '漏れた',
  superseded: '新しい鍵に替えた',
  retired: 'もう使わない',
  none: '理由は言わない',
}

export const ownKey = {
  me: 'Me (practice key) <me@example.com>',
  userId: 'user ID（何と書いても、誰も確かめません）',
  algorithm: '鍵の種類',
  make: '鍵を作る',
  sign: '署名する',
  revocation: '失効（取り消し）',
  reason: '失効の理由',
  revoke: '失効させる',
  takeAway: '持ち帰って、本物の gpg で試せます',
  secret: '秘密鍵はこのページの中だけにあり、閉じると消えます。',
  yours: '自分で作った鍵なので、期待する fingerprint も、この鍵を信頼することも、自分で決めています。',
  waitingToMake: '「鍵を作る」から始めてください。',
  waitingToSign: '鍵ができました。次は署名です。',
  reasons,
  refused,
} as const
