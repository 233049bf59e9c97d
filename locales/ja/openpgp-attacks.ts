/** What the attacks on a release signed with OpenPGP are called, and what a colleague would say about each. */
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'
import type { AttackWords } from '../types.ts'

export const openpgpAttacks: Readonly<Record<OpenpgpAttackId, AttackWords>> = {
  'other-artifact': {
    title: 'artifact の差し替え',
    story: '配布サーバーの artifact だけが差し替えられました。署名は元のままなので、計算が合いません。',
  },
  'both-replaced': {
    title: 'artifact と署名の差し替え',
    story:
      '攻撃者が自分の鍵で署名し直しました。その鍵は手元の keyring にないので、gpg は No public key と答え、判断できません。ここで言われるまま鍵を取ってくると、次の攻撃が成り立ちます。',
  },
  'impostor-key': {
    title: '同じ user ID の鍵を登録',
    story:
      '攻撃者が、同じ user ID の鍵を keyserver に登録して署名しました。user ID は何も証明しません。期待する fingerprint を決めると見つかります。',
  },
  'lying-keyserver': {
    title: '別の鍵を返す keyserver',
    story:
      'keyserver が、頼まれた鍵の代わりに攻撃者の鍵を返し、それをそのまま信じてしまいました。keyserver のタブから取り直すと、fingerprint を計算して気づけます。',
  },
  'stolen-key': {
    title: '盗まれた鍵',
    story:
      '盗んだ鍵で、盗む前の日付を付けて署名しました。署名の日付は自己申告です。持ち主が失効させた鍵を取り直しているので、気づけます。',
  },
  'expired-key': {
    title: '期限の切れた鍵',
    story:
      '誰も見ていない古い鍵が、期限が切れたあとで使われました。gpg は注意しながら exit code 0 を返します。こちらは拒否します。',
  },
  'transplanted-signature': {
    title: 'SHA-1 の署名の移し替え',
    story:
      'SHA-1 の衝突を使い、署名されたのとは別のファイルに、同じ署名を付けました。計算は合ってしまい、古い digest だという注意だけが残ります。',
  },
}
