import type { EntriesStepId } from '../ids.ts'

/** What the scene of two log entries says. */
const steps: Readonly<Record<EntriesStepId, { readonly title: string; readonly says: string }>> = {
  raw: {
    title: 'そのまま',
    says: '同じファイルに、鍵で署名したときと、keyless で署名したとき。log entry の中身は、これで全部です（v1 の log は、ほかに番号と記録した時刻を付けます）。',
  },
  fields: {
    title: '項目をそろえる',
    says: '並べると、種類まで違うのは 1 か所だけ。片方には公開鍵が、もう片方には証明書が入っています。',
  },
  signer: {
    title: '中を読む',
    says: '公開鍵には名前がありません。証明書には、誰が、どの provider で確かめられ、いつからいつまで有効かが書いてあります。',
  },
}

export const entriesScene = {
  steps,
  left: '鍵で署名',
  right: 'keyless で署名',
  field: '項目',
  difference: '違い',
  logIndex: (index: number) => `log index ${index.toLocaleString('ja-JP')}`,
  recorded: 'log に載っています',
  bent: '書き換えたので、log のものではなくなりました',
  bend: '1 文字変える',
  undo: '元に戻す',
  noName: 'この鍵が誰のものかは、どこにも書いてありません。',
  fingerprint: '公開鍵の SHA-256',
  same: '同じ',
  value: '値が違う',
  kind: '種類が違う',
  absent: 'なし',
  certificate: '証明書の中身',
  simulated: '模擬の Rekor（Shomei lab）の entry です。',
} as const
