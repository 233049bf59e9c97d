/** What can be done to the keyless lab, and who notices. */
import type { LabOutcome } from '../../../playground/attacks/lab.ts'
import type { LabAttackId } from '../../../playground/attacks/lab-plan.ts'
import type { AttackWords } from '../../types.ts'

export const attacks: Readonly<Record<LabAttackId, AttackWords>> = {
  'token-stolen': {
    title: '盗まれ、期限の切れた token',
    story:
      'ログインで受け取った ID token が盗まれ、11 分後に使われました。期限が切れているので、Fulcio は証明書を出しません。',
  },
  late: {
    title: '期限切れの証明書',
    story:
      '捨てられるはずの鍵が盗まれ、10 分を過ぎてから使われました。証言された時刻が証明書の有効期間に入りません。',
  },
  'self-issued-certificate': {
    title: '別の CA の証明書',
    story: '攻撃者が自分の CA で、alice の名前の証明書を作りました。trusted root の CA までつながりません。',
  },
  'entry-removed': {
    title: '消された log entry',
    story:
      'log の運営者が entry を消し、消したあとの checkpoint を見せました。この entry からは、その root hash に届きません。消す前の bundle だけを見ていると、消されたことは分かりません。',
  },
  'log-forked': {
    title: '枝分かれした log',
    story:
      'log の運営者が、検証者にだけ別の log を見せました。bundle だけを見る検証は通ってしまいます。前の checkpoint を覚えている人が、つながらないことに気づきます。',
  },
  'clock-moved': {
    title: '狂った時計',
    story: '時刻を証言する側の時計が 1 日進んでいました。その時刻は証明書の 10 分間に入りません。',
  },
  'another-person': {
    title: '別の人の証明書',
    story: 'mallory が自分の名前で正しく署名しました。期待した identity と違うことだけが手がかりです。',
  },
  'no-sct': {
    title: 'CT log を通さない発行',
    story: 'Fulcio が CT log に届け出ずに発行しました。SCT がないことで見つかります。',
  },
  'unknown-ct-log': {
    title: '誰も見ていない CT log',
    story: 'SCT はありますが、trusted root にない CT log のものです。',
  },
  'account-elsewhere': {
    title: '別の provider で同じ名前',
    story:
      'mallory が別の provider で alice のメールアドレスを手に入れ、署名しました。issuer を比べる検証者は断り、log を見張る monitor は alice に知らせます。',
  },
  'account-taken': {
    title: '乗っ取られたアカウント',
    story:
      'alice のアカウントが乗っ取られ、本物の identity で署名されました。検証は通ります。log を見張り、「こんな署名はしていない」と言える alice なら気づけます。この署名だけを取り消す仕組みはありません。',
  },
}

export const noticedBy: Readonly<Record<LabOutcome['noticedBy'], string>> = {
  verifier: '検証者が気づく',
  fulcio: 'Fulcio が断る',
  witness: 'log を覚えている人が気づく',
  monitor: 'log を見張る人が気づく',
}
