/** Words of the page that a speaker opens before the talk. */

interface Size {
  /** Of the screen, in its own pixels. */
  readonly width: number
  readonly height: number
  /** Of the window, in CSS pixels. */
  readonly inner: readonly [width: number, height: number]
}

const day = (date: Date) => date.toLocaleDateString('ja-JP', { dateStyle: 'long' })
const dayAndTime = (date: Date) => date.toLocaleString('ja-JP', { dateStyle: 'long', timeStyle: 'short' })

export const stageCheck = {
  title: '発表前の確認',
  lead: 'すべてのデモを、このブラウザで一度ずつ動かします。動くのはスライドと同じものです。',
  again: 'もう一度確かめる',
  toSlides: 'スライドを開く',
  toPresenter: '発表者の画面を開く',
  summary: {
    running: (done: number, all: number) => `確かめています（${done}/${all}）`,
    ready: '準備ができました',
    warned: 'デモは動きます。気をつけることがあります',
    notReady: (count: number) => `まだ準備ができていません（${count} 件）`,
  },
  states: {
    waiting: '待っています',
    running: '確かめています',
    good: '問題なし',
    bad: '要対応',
    warn: '注意',
    note: '参考',
  },
  demos: {
    title: 'デモ',
    slide: 'スライド',
    demo: 'デモ',
    outcome: '結果',
    time: '時間',
    state: '判定',
    limit: (seconds: number) => `1 つのデモを、${seconds} 秒まで待ちます。`,
    spent: (count: number, seconds: string) =>
      `${count} 個のデモを動かしました。合わせて ${seconds} 秒です。`,
    right: '（これが正しい結果です）',
    seconds: (seconds: string) => `${seconds} 秒`,
    none: '何も出ませんでした',
    late: (seconds: number) =>
      `${seconds} 秒待っても終わりません。ほかのアプリを閉じてから、もう一度確かめてください。`,
    /** Of each outcome, the banners that tell it. */
    wrong: (expected: readonly (readonly string[])[]) =>
      `${expected.map((told) => told.map((one) => `「${one}」`).join('か')).join('、')}になるはずです。npm run build で作り直してから、もう一度確かめてください。`,
    broken: 'ページを読み直してください。それでも同じなら、npm run build で作り直してください。',
  },
  machine: 'この環境',
  names: {
    context: '安全な接続',
    fonts: '書体',
    offline: 'オフライン',
    windows: 'ほかのウィンドウ',
    clock: '時計',
    screen: '画面',
    race: 'うさぎと亀',
  },
  context: {
    good: 'WebCrypto が使えます。',
    plain:
      'このページの開き方では、WebCrypto とオフラインの備えを使えません（HTTPS か localhost なら使えます）。',
    plainHelp:
      '検証はこのページの計算だけで行います。できれば npm run present で、同じパソコンから開いてください。',
  },
  fonts: {
    good: (count: number) => `${count} 個の書体が、すべて届きました。`,
    missing: (count: number) => `${count} 個の書体が届きません。`,
    none: 'このページに、書体の指定がひとつもありません。',
    help: 'ページを読み直してください。',
  },
  offline: {
    good: (count: number) => `${count} 個のファイルが、すべてこのブラウザに入っています。`,
    missing: (count: number, all: number) => `${all} 個のうち、${count} 個のファイルが入っていません。`,
    never: (seconds: number) => `${seconds} 秒待っても、オフラインの準備が終わりません。`,
    silent: 'オフラインの備えが返事をしません（前の版のままかもしれません）。',
    impossible: 'この開き方では、オフラインに備えられません。',
    unable: 'このブラウザでは、オフラインに備えられません。',
    unableHelp: '別のブラウザで開いてください。',
    development: '編集用のサーバーなので、オフラインには備えません。',
    build: '本番では npm run present を使ってください。',
    help: 'この発表のウィンドウをすべて閉じてから、開き直してください。',
  },
  windows: {
    none: 'まだ開いていません。開くと、ここに現れます。',
    impossible: 'このブラウザでは、ウィンドウどうしの連絡ができません。',
    impossibleHelp: '別のブラウザで開いてください。',
    heard: (presenters: number, audiences: number) =>
      `発表者の画面が ${presenters} 枚、会場の画面が ${audiences} 枚、返事をしました。`,
    half: 'もう一方も、同じブラウザで開いてください。',
  },
  clock: {
    reads: (now: Date, built: Date) => `いまは ${dayAndTime(now)}、このスライドは ${day(built)}の版です。`,
    behind: '時計が、スライドの版より前です。このパソコンの日付を直してください。',
    ahead: '時計が、何年も先です。日付が正しければ、スライドを新しくしてください。',
  },
  screen: {
    reads: ({ width, height, inner: [innerWidth, innerHeight] }: Size) =>
      `画面は ${width}×${height}、このウィンドウは ${innerWidth}×${innerHeight} です。`,
    help: '会場のウィンドウは、プロジェクターに移して F11 で全画面にしてください。',
    narrow: (width: number) =>
      `スライドは幅 ${width} で描かれています。会場のウィンドウは、もっと広くしてください。`,
    zoomed: '拡大や縮小がかかっているようです。Ctrl と 0 で元に戻せます。',
  },
  race: {
    says: (minutes: string) => `${minutes} 分で競走します。`,
    open: (minutes: string) => `${minutes} 分で始める`,
    help: '時計と亀は、スライド 1 を離れると動き出します。リハーサルのあとは、スライド 1 で Shift+T を押すと 0 に戻ります。長さはアドレスの time= で変わります。',
  },
} as const
