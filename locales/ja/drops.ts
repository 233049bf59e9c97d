/** What became of each file that was handed over, and why one was left aside. */
export const drops = {
  title: '渡されたファイル',
  as: (role: string) => `${role} として見ます`,
  /** @param what it is, where it is of another kind */
  asWell: (role: string, what: string) => `${role} として見ます。${what}`,
  asked: (role: string) => `${role} です。使うかどうかを、判定の上で尋ねています`,
  key: '公開鍵として keyring に入れました',
  justOne: (role: string) => `使いません。${role} は 1 つだけ見ます`,
  oneQuestion: '使いません。信じるものは 1 つずつ尋ねるので、あとで渡してください',
  inClear: '使いません。署名つきの本文は、その 1 つだけで検証します',
  detached: '使いません。署名つきの本文は、署名ファイルとは別に渡してください',
  other: (what: string) => `使いません。${what}`,
  pair: '使いません。比べるのは 2 つです',
  unused: '使いません。ここで要るのは artifact だけです',
  tooLarge: '使いません。大きすぎます',
  left: '外しました。いまは、あとから渡されたファイルを見ています',
  samples: (roles: string) => `サンプルの ${roles} は外しました`,
  folder: {
    bounded: (files: number, depth: number) =>
      `フォルダーから取り出すのは、${depth} 段目まで、${files.toLocaleString('ja-JP')} 個までです。残りは、分けて渡してください。`,
    unread: 'フォルダーの中に、読めないものがありました。読めるようにして、もう一度渡してください。',
    empty: 'フォルダーの中に、ファイルがありませんでした。ファイルを渡してください。',
  },
} as const
