/** What the scene of keyless signing says around its steps. */
export const keyless = {
  login: 'どのアカウントでログインしますか',
  loginNote: '模擬のログイン画面です。ここに出てくる人は、みんな架空の人です。',
  log: '記録する log',
  logs: { v1: 'Rekor v1（SET あり）', v2: 'Rekor v2（TSA の時刻）' },
  start: '署名を始める',
  takeAway: '持ち帰って、本物の Cosign で検証できます',
  command: 'コマンド',
  verified: 'できたての bundle を、npm と同じ verifier で検証しました。',
  ready: 'アカウントを選ぶと、模擬の Sigstore が動きます。暗号はすべて本物です。',
} as const
