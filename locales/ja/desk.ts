/** The words around an answer: which claim is about which file, and what is left open. */
import type { Judged } from '../../playground/desk/judge.ts'
import type { Expectation } from '../../playground/desk/expected.ts'

const because: Readonly<Record<Judged['because'], string>> = {
  digest: 'このファイルの digest が書かれている',
  name: '名前がこのファイルを指している',
  alone: 'ほかに当てはまるファイルがない',
  'by-hand': 'あなたが選んだ',
  said: 'あなたが期待する digest',
  itself: 'ファイル自身に入るはずの署名',
}

const expectations: Readonly<Record<Expectation, string>> = {
  digest: 'digest',
  fingerprint: 'OpenPGP の fingerprint',
  key: 'minisign・signify の公開鍵',
  principal: 'SSH の principal',
  identity: 'Sigstore の identity',
  issuer: 'Sigstore の issuer',
  'source-repository': 'Sigstore の source repository',
  'source-ref': 'Sigstore の source ref',
  type: 'statement の種類',
}

export const desk = {
  handed: '渡されたもの',
  readable: 'verify が見分けるもの：',
  because,
  expectations,
  /** How is told in the answer for that file. */
  restsOn: (name: string, verdict: string) =>
    `${name} そのものについて：${verdict}（詳しくは ${name} の答えに）`,
  /** In UTF-16 or behind a byte order mark. */
  rewritten: (name: string) =>
    `${name} の中身は UTF-16 で書かれているか、byte order mark で始まります。ここでは UTF-8 に直して読みました。ツールがそのまま読むと、読めなかったり別の答えになったりすることがあるので、ツールの出力は示しません`,
  /** Beyond what is looked at. */
  unlooked: (n: number) =>
    `署名や一覧が、ほかに ${n.toLocaleString('ja-JP')} 件ありますが、多すぎるので見ていません`,
  /** Over which a method broke off. */
  broken: (n: number) =>
    `署名や一覧のうち ${n.toLocaleString('ja-JP')} 件は、調べている途中でこちらの処理が止まりました。判断していません`,
  unclaimed: 'このファイルのことだと分かり、ここで比べられるものが、渡された中にありません',
  /** A claim that was compared with no file. */
  left: (name: string) =>
    `${name}：渡された中に、これが指すと分かるファイルがないので、判定していません。対象のファイルを、名前を変えずに一緒に渡してください`,
  /** A list in a text that is signed in clear. */
  leftWithin: (name: string) =>
    `${name} の中の一覧：渡された中に、これに載っていると分かるファイルがないので、どれとも比べていません。載っているファイルを、名前を変えずに一緒に渡してください`,
  /** Of a folder that was handed over. */
  unreadable: (name: string, why: string) => `${name}：${why}。中を見ていません`,
  unreadableFor: {
    gone: 'リンクの先がありません',
    'no-file': 'ファイルでもフォルダーでもありません',
    'no-utf8': '名前が UTF-8 ではありません',
    'no-room': '先に渡されたものと合わせて、大きすぎます',
    other: (code: string) => `読めません（${code}）`,
  },
  /** A folder that is there by another name too. */
  again: (name: string) => `${name}：ほかの名前で見たフォルダーです`,
  unused: (what: string) => `期待した ${what}：検証できたものとは、比べていません`,
  unbelieved: (name: string) =>
    `${name}：信じると言われていないので、信じていません（信じるなら --trust で渡します）`,
  /** Believed before anybody says so. */
  shipped: 'Sigstore の公開サービスの trusted root は、はじめから信じています。',
  /** In place of it, a person's own. */
  ownRoots: (names: readonly string[]) =>
    `信じている trusted root は、${names.join('、')} だけです。公開サービスのものは信じていません（信じるなら、それも渡して信じます）。`,
  all: '全体',
} as const
