/** Words of the published site: its head, its installed form, and the page that names what it is made of. */
export const site = {
  locale: 'ja_JP',
  shortName: '署名',
  /** Drawn, not read: the same in every language. */
  seal: '署名',
  presenter: '発表者の画面',
  previewAlt: (title: string) => `発表「${title}」の表紙`,
  pdf: { light: 'PDF（明るい配色）', dark: 'PDF（暗い配色）' },
  noScript: 'このスライドは、検証をその場で計算します。JavaScript を有効にしてご覧ください。',
  notices: {
    title: 'このサイトに入っているもの',
    lead: (count: number) =>
      `この発表は、次の ${count} 個のソフトウェア、書体、アイコンの上に成り立っています。作ってくださった方々に感謝します。`,
    own: 'スライドとプログラムは、Shomei が MIT License で公開しています。',
    fonts: '書体',
    icons: 'アイコン',
    libraries: 'ライブラリ',
    licence: 'ライセンス',
    sameText: '本文が同じものは、まとめて 1 度だけ載せています。',
    noText: '本文の同梱なし',
    back: 'スライドへ戻る',
  },
} as const
