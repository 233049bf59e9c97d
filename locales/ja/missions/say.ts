import type { CommonBecause, Generation, Role } from '../../../playground/missions/index.ts'

const generations: Readonly<Record<Generation, { readonly name: string; readonly about: string }>> = {
  checksum: { name: 'Checksum', about: 'digest は、何を守り、何を守らないか' },
  openpgp: { name: 'GPG', about: '署名が合うことと、誰の署名か' },
  sigstore: { name: 'Sigstore', about: 'identity、log、時刻の証言' },
}

const roles: Readonly<Record<Role, string>> = {
  network: '途中の回線で起きる事故',
  mirror: '配布サーバーを乗っ取った攻撃者',
  author: 'ファイルを作って配る人',
  user: 'ファイルを検証する利用者',
  owner: '名前を使われた本人',
}

const because: Readonly<Record<CommonBecause, string>> = {
  solved: '解けました',
  'nothing-done': 'まだ何もしていません。',
  'out-of-reach': 'あなたには変えられないところが変わっています。最初の状態に戻してください。',
  unreadable: 'この状態は読めません。最初の状態に戻してください。',
  'too-large': '長すぎて読めません。短くしてください。',
}

/** What the pages around them say. */
export const missionSay = {
  generations,
  roles,
  because,
  title: 'ミッション',
  lead: '攻撃者になってすり抜けたり、利用者になって止めたり。解けたかどうかは、デモと同じ verifier がこのブラウザの中で計算して決めます。',
  solvedOf: (solved: number, all: number) => `${all} のうち ${solved} つ解けました`,
  stamp: '済',
  go: 'ミッションに挑む',
  solvedMark: '解けました',
  unsolvedMark: 'まだです',
  all: 'ミッションの一覧',
  number: (generation: string, no: number, all: number) => `${generation} ${no} / ${all}`,
  you: 'あなたは',
  mayChange: '変えられるもの',
  mayNotChange: '変えられないもの',
  onlyAnswers: 'なし（答えを選びます）',
  answer: 'あなたの答え',
  notSorted: '選んでください',
  workbench: '作業台',
  fixed: '変えられません',
  copy: 'コピー',
  copyLine: (line: string) => `「${line}」をコピー`,
  copied: 'コピーしました',
  toolTrouble: 'いまの入力では、それはできません。空の欄や、長すぎる欄がないか見てください。',
  bytes: (count: number) => `${count.toLocaleString('ja-JP')} byte`,
  minutes: (minutes: string) => `${minutes} 分後`,
  judgement: '判定',
  judging: '検証しています…',
  before: '前に解いています',
  verdictOf: '検証の結果',
  library: (accepts: boolean, code?: string) =>
    accepts
      ? '@sigstore/verify（無改造）：受け入れました'
      : `@sigstore/verify（無改造）：受け入れませんでした${code ? `（${code}）` : ''}`,
  warns: (warns: boolean) => (warns ? 'gpg は WARNING を出しています' : 'gpg の WARNING は出ていません'),
  firstFailure: (check: string) => `通らなかった検査：${check}`,
  noRuns: 'この解答では、何も検証していません。',
  hints: 'ヒント',
  nextHint: (next: number) => `ヒント ${next} を見る`,
  noMoreHints: 'ヒントはこれで全部です。',
  reset: '最初の状態に戻す',
  link: 'この状態のリンクをコピー',
  linkCopied: 'コピーしました',
  linkedSolution: 'リンクに入っていた解答です。あなたの記録には入りません。',
  linkTooLong: '長すぎるので、ミッションだけのリンクをコピーしました',
  linkInBar: 'リンクはアドレス欄にあります',
  missionInBar: '長すぎるので、アドレス欄にあるのはミッションだけのリンクです',
  shown: '分かったこと',
  read: '分かったことへ',
  stopped: '何が止めるか',
  more: '詳しく',
  next: '次のミッション',
  back: '一覧へ戻る',
  noMission: 'その名前のミッションはありません。',
  trouble: 'ミッションを用意できませんでした。ページを読み込み直してください。',
  facts: {
    identity: 'identity',
    issuer: 'issuer',
    time: '時刻（UTC）',
    sha256: 'SHA-256',
    size: '大きさ（byte）',
    key: '鍵 ID',
    created: '署名した日',
    digest: 'digest',
  },
} as const
