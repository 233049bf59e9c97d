/** Of a file with several signatures: what became of each. */
export const openpgpSigners = {
  count: (good: number, all: number) =>
    `${all.toLocaleString('ja-JP')} 件の署名のうち、正しい署名は ${good.toLocaleString('ja-JP')} 件`,
  good: '正しい署名',
  aside: '判定には使っていません',
} as const
