/** What the attacks on a Sigstore release are called, and what a colleague would say about each. */
import type { SigstoreAttackId } from '../../playground/attacks/sigstore.ts'
import type { BundlePartId, RootPartId } from '../../playground/sigstore/parts.ts'
import type { AttackWords } from '../types.ts'

export const attacks: Readonly<Record<SigstoreAttackId, AttackWords>> = {
  'other-artifact': {
    title: 'artifact の差し替え',
    story: '同じ名前の別のファイルに差し替えられましたが、署名された digest と合わないので気づけます。',
  },
  'look-alike-repository': {
    title: 'よく似た名前のリポジトリ',
    story:
      '攻撃者が自分の examp1e（l ではなく数字の 1）から、正しい手順で署名しました。署名も log も本物で、identity を一字ずつ比べてはじめて分かります。',
  },
  fork: {
    title: 'fork からの署名',
    story:
      'mallory が fork して、同じ workflow で正しく署名しました。違うのは identity のリポジトリ名だけです。',
  },
  'branch-for-tag': {
    title: 'tag の代わりに branch',
    story:
      '本物のリポジトリですが、release の tag ではなく main で動いた workflow の署名です。identity の @ より後ろまで比べるので見つかります。',
  },
  'another-person': {
    title: '別の人の証明書',
    story:
      '別のプロジェクトの workflow が、自分の名前で正しく署名したものです。どこにもおかしなところはなく、期待した identity と違うことだけが手がかりです。',
  },
  'other-issuer': {
    title: '別の issuer',
    story:
      '何とでも名乗れる OIDC issuer を、Fulcio が受け入れてしまっていた場合です。同じ identity を名乗る token で証明書を出させました。identity は一字一句同じで、issuer も比べるから見つかります。',
  },
  late: {
    title: '期限切れの証明書',
    story:
      '捨てられるはずの鍵が盗まれ、10 分の期限を過ぎてから使われました。log が証言する時刻は、証明書の有効期間の外です。',
  },
  'clock-moved': {
    title: '狂った時計',
    story:
      '署名した人は正直ですが、時刻を証言する側（log か TSA）の時計が 1 日進んでいました。その時刻は証明書の 10 分間に入りません。',
  },
  'self-issued-certificate': {
    title: '自作の CA',
    story:
      '攻撃者が自分の CA で、望みどおりの名前の証明書を発行しました。trusted root の CA までつながらないので通りません。',
  },
  'no-sct': {
    title: 'SCT のない証明書',
    story: 'CA が CT log に届け出ずに、こっそり発行した証明書です。SCT がないことで見つかります。',
  },
  'unknown-ct-log': {
    title: '誰も見ていない CT log',
    story:
      'SCT はありますが、署名したのは trusted root にない CT log です。そこに届け出ても、見張っている人はいません。',
  },
  'wrong-instance': {
    title: '別の Sigstore での署名',
    story:
      '名前のつけ方まで同じ、別の Sigstore で署名されました。CA も log も鍵が違うので、手元の trusted root にはつながりません。',
  },
  'expired-log-key': {
    title: 'log の鍵の期限切れ',
    story:
      'trusted root によれば、log の鍵は署名の前日に役目を終えています。証言された時刻がそのあとなので、この checkpoint は信じません。',
  },
  'stripped-proof': {
    title: 'inclusion proof の抜き取り',
    story:
      'bundle から inclusion proof が抜き取られました。v0.2 以降の bundle には必ず要るものなので、bundle として読めず、「判断できません」になります。',
  },
  'flipped-proof-node': {
    title: 'proof の 1 ビット反転',
    story:
      'inclusion proof の hash が 1 ビットだけ変えられました。そこから上の計算がすべて変わり、root hash に届きません。',
  },
  'entry-removed': {
    title: '消された log entry',
    story:
      'log の運営者が entry を消し、消したあとの checkpoint を見せました。署名は本物ですが、この entry からはその root hash に届きません。消す前の bundle だけを見ていると、消されたことは分かりません。',
  },
  'entry-of-another-bundle': {
    title: '他人の log entry',
    story:
      '別のプロジェクトが同じころに載せた、本物の log entry に差し替えられました。log には確かに載っていますが、中身がこの署名のものではありません。',
  },
}

/** The parts of a bundle and of a trusted root that can be edited as bytes. */
export const parts: Readonly<Record<BundlePartId | RootPartId, string>> = {
  'message-digest': 'bundle に書かれた digest',
  signature: '署名',
  payload: 'payload（statement）',
  certificate: '証明書',
  'entry-body': 'log entry の中身',
  promise: 'SET（載せる約束）',
  'proof-node': 'inclusion proof の hash',
  checkpoint: 'checkpoint',
  'signed-timestamp': 'signed timestamp',
  'log-key': 'log の公開鍵',
  'ct-log-key': 'CT log の公開鍵',
  'ca-certificate': 'CA の証明書',
  'tsa-certificate': 'TSA の証明書',
}
