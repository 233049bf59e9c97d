/** Words of the deck's own release: what the last slide of the talk verifies, and what it cannot. */
export const release = {
  title: 'この発表の release を検証した結果',
  made: (version: string) =>
    `PDF と SHA256SUMS（${version}）は、期待した workflow の identity で署名されています`,
  failed: (file: string, why: string) => `${file}：${why}`,
  undecided: '期待した相手が署名したものかどうか、判断できません',
  expected: '期待：',
  whoExpects: '（サイトを作るときに決めた値）',
  limits: 'ただし、このページは、検証に使う自分のコードまでは保証できません。手元でも確かめてください。',
  checks: '検査を見る',
  close: '閉じる',
} as const
