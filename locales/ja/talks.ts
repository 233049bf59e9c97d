/** Words of the talks in other lengths, and of whoever gives one. */
export const talks = {
  /** Where the whole deck's cover would not be true of them. */
  covers: {
    sigstore: {
      title: 'Sigstore：鍵を持ち続けない署名',
      heading: 'Sigstore：<br>鍵を持ち続けない署名',
      lead: 'Fulcio、Rekor、そして Cosign',
      info: 'Sigstore の署名と検証を、スライドの上で実際に検証しながら見ていく発表です。',
      note: '今日は、Sigstore の話をします。\n\nchecksum、GPG に続く、3 つめの世代です。画面の中の検証は、録画ではありません。いま、ここで計算しています。',
    },
  },
  /** A day, as a cover says it. */
  day: (year: number, month: number, day: number) => `${year} 年 ${month} 月 ${day} 日`,
  missions: {
    minutes: (minutes: number) => `${minutes} 分`,
    where: 'ミッションのページ',
  },
} as const
