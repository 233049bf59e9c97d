/** What is said of The Update Framework: its checks, and the scene in which a repository is attacked. */
import type { TufAttackId, TufClient } from '../../playground/attacks/tuf-plan.ts'
import type { TufCheckId, TufFailure, TufLabel } from '../../playground/tuf/index.ts'
import type { AttackWords, MethodWords } from '../types.ts'

const method: MethodWords<TufCheckId, TufFailure, TufLabel> = {
  checks: {
    'root-start': {
      title: '手元の root',
      proves: '手元の root を読めて、そこに書かれた持ち主たち自身が、必要な人数だけ署名している',
    },
    'root-chain': {
      title: 'root の引き継ぎ',
      proves: '新しい root のどれにも、1 つ前の root の持ち主と新しい持ち主が、必要な人数だけ署名している',
    },
    'root-version': { title: 'root の番号', proves: '1 つも飛ばさず、順に並んでいる' },
    'root-expiry': { title: 'root の期限', proves: 'いちばん新しい root が、期限の前である' },
    'timestamp-signatures': { title: 'timestamp の署名', proves: 'root の決めた鍵で署名されている' },
    'timestamp-rollback': { title: 'timestamp の巻き戻し', proves: '前に見たものより古くない' },
    'timestamp-expiry': { title: 'timestamp の期限', proves: '期限の前である' },
    'snapshot-digest': {
      title: 'snapshot の digest',
      proves: 'timestamp に書かれた版、digest、長さのとおりである',
    },
    'snapshot-signatures': { title: 'snapshot の署名', proves: 'root の決めた鍵で署名されている' },
    'snapshot-version': { title: 'snapshot の番号', proves: 'timestamp に書かれた番号と同じである' },
    'snapshot-rollback': {
      title: 'targets の巻き戻し',
      proves: '前に見た targets が消えておらず、番号も戻っていない',
    },
    'snapshot-expiry': { title: 'snapshot の期限', proves: '期限の前である' },
    'targets-digest': {
      title: 'targets の digest',
      proves: 'snapshot に書かれた版、digest、長さのとおりである',
    },
    'targets-signatures': {
      title: 'targets の署名',
      proves: 'root の決めた持ち主が、必要な人数だけ署名している',
    },
    'targets-version': { title: 'targets の番号', proves: 'snapshot に書かれた番号と同じである' },
    'targets-expiry': { title: 'targets の期限', proves: '期限の前である' },
    'target-listed': { title: 'ファイルの名前', proves: '欲しいファイルが、targets に載っている' },
    'target-digest': { title: 'ファイルの digest', proves: 'targets に書かれた digest と長さに合う' },
  },
  failures: {
    'file-missing': '配布元に、このファイルがありません。',
    'file-too-large': '読むのをやめるほど大きいファイルです。',
    'metadata-unreadable': 'この種類の metadata として読めません。',
    'signatures-unknown': 'ここで計算できない種類の鍵の署名があり、数に入れられません。',
    'signatures-too-few': '正しく署名した鍵の数が、必要な数に足りません。',
    'root-not-next': '次の番号の root ではありません。',
    'too-many-roots': 'root が多すぎるので、途中でやめました。',
    expired: '更新を始めた時刻が、期限より後です。',
    'rolled-back': '前に見た番号と比べると、古い番号です。',
    'list-gone': '前に載っていた targets の行が、ありません。',
    'digest-mismatch': '指されているものと違うファイルです。',
    'digest-unknown': 'ここで計算できない digest しか書かれていません。',
    'version-mismatch': '書かれている番号と違います。',
    'target-unlisted': '欲しいファイルの行が、targets にありません。',
    'target-delegated': 'この targets には載っていません。ほかの人に任せた先の一覧は、ここでは見ていません。',
  },
  missing: {},
  evidence: {
    'root-version': 'root の番号',
    chain: '署名の数（前の root の持ち主、新しい持ち主）',
    version: '配られた番号',
    'said-version': '指されている番号',
    'kept-version': '前に見た timestamp の番号',
    'snapshot-version': 'timestamp が指す snapshot の番号',
    'kept-snapshot-version': '前に見た timestamp が指す snapshot の番号',
    'targets-version': 'targets の番号',
    'kept-targets-version': '前に見た targets の番号',
    expires: '期限',
    now: '更新を始めた時刻',
    threshold: '必要な署名の数',
    signers: '署名した鍵の持ち主',
    signatures: '正しい署名の数',
    file: 'ファイル名',
    length: '長さ（byte）',
    digest: '届いたものの SHA-256',
    'said-digest': '指されている SHA-256',
    target: '欲しいファイル',
  },
}

const attacks: Readonly<Record<TufAttackId, AttackWords>> = {
  rollback: {
    title: '古い一式に戻す',
    story: '数日前の timestamp、snapshot、targets を、そのまま配ります。',
  },
  freeze: { title: '更新を止める', story: '20 日間、同じものを見せ続けます。中身はどれも本物です。' },
  mixed: { title: '新旧を混ぜる', story: '新しい snapshot と一緒に、前の版の targets を配ります。' },
  swapped: {
    title: 'ファイルを差し替える',
    story: 'metadata は本物のまま、trusted_root.json だけを取り替えます。',
  },
  'two-stolen': { title: '鍵を 2 本盗む', story: '盗んだ 2 本で、自分の鍵を並べた root 4 に署名します。' },
  'three-stolen': { title: '鍵を 3 本盗む', story: '盗んだ 3 本で、自分の鍵を並べた root 4 に署名します。' },
}

const clients: Readonly<Record<TufClient, string>> = {
  installed: 'はじめて来た client（root 1 だけ）',
  regular: 'きのうも来た client',
}

export const tuf = {
  ...method,
  pick: 'mallory が、配布元で何をするか',
  honest: '攻撃なし',
  honestStory: '入れたときの root 1 から、いまのファイルまでたどります。',
  attacks,
  client: '受け取る client',
  clients,
  holders: (version: number) => `root ${version} の持ち主`,
  offered: (version: number) => `root ${version} への署名`,
  ratio: (count: number, threshold: number) => `${count} / ${threshold}`,
  needs: (threshold: number, all: number) => `${all} 人のうち ${threshold} 人が要る`,
  signed: '署名した',
  unsigned: '署名していない',
  stolen: '鍵を盗まれた',
  turnover: (version: number, joined: string, left: string) =>
    `root ${version}：${left} が抜け、${joined} が入った`,
  roles: {
    root: 'root',
    timestamp: 'timestamp',
    snapshot: 'snapshot',
    targets: 'targets',
    target: 'ファイル',
  },
  answers: {
    root: '誰の鍵を信じるか',
    timestamp: 'いまの最新はどれか',
    snapshot: 'どの一覧が揃いか',
    targets: 'どのファイルが本物か',
    target: '検証に使う trusted root',
  },
  until: (day: string) => `${day} まで`,
  steps: {
    root: '手元の root から、いちばん新しい root へ',
    timestamp: 'いまの最新を聞く',
    snapshot: '揃った一式を知る',
    targets: 'ファイルの一覧を受け取る',
    target: 'ファイルを確かめる',
  },
  received: {
    today: '本物の trusted_root.json を受け取りました',
    before: '古い trusted_root.json を受け取りました',
    forged: 'mallory の trusted_root.json を受け取りました',
  },
  stopped: (check: string) => `受け取りません：${check}`,
  open: (check: string) => `まだ決まりません：${check}`,
  kept: '前に受け取ったものを使い続けます',
  usurped: 'mallory の root を、次の root として信じました',
  afterwards: {
    title: 'このあと',
    taken: 'この client が、本物の配布元に戻る',
    spared: '先に本物の root 4 を受け取った client に、同じ攻撃をする',
    refused: (check: string) => `断ります：${check}`,
    accepted: '受け取ります',
  },
  shipped: (version: number, threshold: number, all: number, day: string) =>
    `Sigstore の本物の root ${version}：${all} 人のうち ${threshold} 人、${day} まで`,
  shippedWith: (version: string) => `@sigstore/tuf ${version} のもの`,
  shippedSigned: (count: number) => `署名 ${count} 個を、ここで確かめました`,
  shippedBroken: '署名が、必要な数に足りません',
  shippedAlone: '1 つだけなので、誰が替わったかは言えません',
  simulated: (day: string) =>
    `模擬の配布元です。鍵、署名、検証は本物で、手順は TUF の仕様 1.0.37 の 5 章、client の時計は ${day} です。`,
} as const
