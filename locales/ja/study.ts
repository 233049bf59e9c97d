/** Words of the pages to learn from alone, and of the frame around them. */

import { verdicts } from './verdicts.ts'

/** What each chapter asks, where its own title page does not say so. */
const questions: Readonly<Record<string, string>> = {
  intro: 'Sigstore は、何をあたりまえにしようとしているのか',
  background: 'その部品は、どこから来たのか',
  compare: 'どの世代が、どの攻撃に気づけるのか',
  'cosign-key': 'その公開鍵は、誰のものなのか',
  'cosign-keyless': '鍵を持ち続けずに、image にどう署名するのか',
  'npm-provenance': 'どこで、どう作られたものなのか',
  now: '2023 年から、何が変わったのか',
  summary: '鍵の管理は、どこへ移ったのか',
  appendix: 'もう少し知りたくなったら',
}

export const study = {
  title: 'ひとりで学ぶ',
  toVerify: '手元のファイルを検証する',
  pageTitle: (title: string) => `${title} — ひとりで学ぶ`,
  lead: 'ソフトウェアの署名を、自分の手で壊しながら学ぶための場所です。検証はすべて、このブラウザの中で本当に計算されます。',
  description: 'ソフトウェアの署名と検証を、ブラウザの中で本当に検証しながらひとりで学べます。',
  chapterDescription: (title: string, question: string) => `「${title}」の章。${question}。`,
  questions,

  skip: '本文へ移る',
  home: '目次',
  slides: 'スライド',
  onPhone: 'スマートフォンで読むなら、こちら',
  site: 'このサイトの案内',
  theme: '明るい配色と暗い配色を切り替える',

  chapters: '章',
  chapterNo: (no: number, total: number) => `${no} / ${total} 章`,
  demos: (count: number) => `デモ ${count}`,
  minutes: (minutes: number) => `読むと約 ${minutes} 分`,
  read: '読みました',
  soFar: (done: number, total: number) => `${total} 章のうち ${done} 章を読みました。`,
  kept: '読んだ章と予想、解いたミッションの記録は、このブラウザの中だけに残ります。',
  forget: '記録を消す',
  forgotten: '記録を消しました。',
  missions: 'ミッション',
  more: 'ほかの形で見る',
  toSlides: '発表のスライド',
  noScript: '章とデモは JavaScript で動きます。有効にしてご覧ください。',

  walk: {
    step: (no: number, total: number) => `${no} / ${total}`,
    answers: {
      verified: '検証できる',
      open: '決められない',
      rejected: '拒否される',
      holds: 'はい',
      depends: '条件しだい',
      fails: 'いいえ',
    },
    outcomes: verdicts,
    skip: '予想せずに試す',
    again: 'この段に戻す',
    computing: '計算しています…',
    computed: '計算した答え：',
    right: '予想どおりでした',
    otherwise: '予想とは違いました',
    next: (title: string) => `次へ：${title}`,
  },
  toVerdict: '判定を見る',

  print: 'この章を印刷する',
  asSlide: 'スライドで見る',
  copyLink: 'このデモへのリンクをコピー',
  copied: 'コピーしました',
  inAddress: 'リンクはアドレス欄にあります',
  tooLarge:
    'この状態は、リンクに入れられません。大きなファイルと、Sigstore のデモに自分で渡した trusted root や公開鍵は、リンクに入りません',
  onThisPage: 'この章の中',
  previous: '前の章',
  next: '次の章',
  ways: '前後の章',
  noChapter: 'その名前の章はありません',
  backToContents: '目次へ戻る',
} as const

/** What a chapter asks. */
export function questionOf(chapter: {
  readonly id: string
  readonly opening?: { readonly question: string }
}): string {
  return chapter.opening?.question ?? questions[chapter.id] ?? ''
}
