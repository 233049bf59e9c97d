/** What the scene says that drags the signing time out of the certificate's ten minutes. */
export const tenMinutes = {
  timeline: '証明書の 10 分と、署名・記録・今日の時刻',
  logs: { v1: 'Rekor v1：log が証言する', v2: 'Rekor v2：TSA が証言する' },
  reset: '最初に戻す',
  window: (minutes: number) => `証明書の有効期間（${minutes} 分）`,
  signed: '署名',
  recorded: 'log に記録',
  today: '今日',
  moves: {
    earlier: { signed: '署名を 1 分早める', recorded: 'log への記録を 1 分早める', today: '今日を 1 年戻す' },
    later: {
      signed: '署名を 1 分遅らせる',
      recorded: 'log への記録を 1 分遅らせる',
      today: '今日を 1 年進める',
    },
  },
  sameDay: '署名の日',
  later: (months: number) =>
    months % 12 === 0
      ? `${months / 12} 年後`
      : months < 12
        ? `${months} か月後`
        : `${Math.floor(months / 12)} 年 ${months % 12} か月後`,
  witnesses: { 'integrated-time': 'log が証言した', 'signed-timestamp': 'TSA が証言した' },
  vouched: '第三者が証言した時刻',
  inside: (by: string, time: string) =>
    `${by}時刻 ${time} は、10 分のうちに入っています。今日が何年後でも、同じ trusted root なら通ります。`,
  outside: (by: string, time: string) =>
    `${by}時刻 ${time} は、10 分から外れています。今日が何日でも通りません。`,
  failed: (check: string) => `通らなかった検査：${check}`,
  ifToday: 'もし、今日の日付だけで見たら',
  validToday: 'まだ有効期間の中です。',
  expiredToday: (ago: string) => `${ago}に切れた証明書なので、この署名はもう通りません。`,
  ago: {
    minutes: (count: number) => `${count} 分前`,
    months: (count: number) => `${count} か月前`,
    years: (count: number) => `${count} 年前`,
  },
  clock: 'verifier が時計を見た回数',
  reads: (count: number) => `${count} 回`,
  clockNote: (day: string) => `時計を ${day} に合わせて検証しました。`,
  help: '矢印キーで 10 秒ずつ、Shift も押すと 1 分ずつ（今日は 1 か月と 1 年）',
  simulated: '署名は模擬の Sigstore、検証は本物の verifier です。',
} as const
