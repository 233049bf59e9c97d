/** What is said of a log that is read as tiles: its checks, and the scene in which a client looks an entry up. */
import type { TilesAttackId } from '../../playground/attacks/tiles-plan.ts'
import type { TilesCheckId, TilesFailure, TilesLabel } from '../../playground/tiles/index.ts'
import type { AttackWords, MethodWords } from '../types.ts'

const method: MethodWords<TilesCheckId, TilesFailure, TilesLabel> = {
  checks: {
    checkpoint: { title: 'checkpoint の形', proves: 'log の名前、件数、root hash を読める' },
    'log-signature': {
      title: 'log の署名',
      proves: 'checkpoint に、知っている log の鍵で署名されている',
    },
    cosignatures: {
      title: 'witness の cosignature',
      proves: '求めた数の witness が、この checkpoint を見て署名している',
    },
    tiles: {
      title: 'tile のつながり',
      proves: 'そろった tile は 1 つ上の tile に合い、右端の tile は合わせて checkpoint の root hash になる',
    },
    entry: { title: 'entry の hash', proves: 'entry の hash が、level 0 の tile に載っている' },
    inclusion: {
      title: 'inclusion proof',
      proves: 'tile から作った proof が、entry から checkpoint の root hash に届く',
    },
  },
  failures: {
    'file-missing': 'このファイルが届きませんでした。',
    'checkpoint-unreadable': 'checkpoint として読めません。',
    'origin-mismatch': '知っている log とは、名前が違います。',
    'log-unsigned': '知っている log の鍵による署名がありません。',
    'log-signature-invalid': '知っている log を名乗る署名が、この checkpoint に合いません。',
    'cosignature-invalid': '知っている witness を名乗る署名が、この checkpoint に合いません。',
    'cosignatures-too-few': '正しい cosignature の数が、必要な数に足りません。',
    'tile-malformed': 'あるべき数の hash が並んだ tile として読めません。',
    'root-mismatch': '右端の tile から計算した root hash が、checkpoint と違います。',
    'tile-mismatch': 'tile から計算した hash が、1 つ上の tile に載っている hash と違います。',
    'bundle-malformed': 'あるべき数の entry が並んだファイルとして読めません。',
    'entry-mismatch': 'entry の hash が、level 0 の tile に載っている hash と違います。',
    'index-outside-tree': 'log の件数より後ろの番号です。',
    'inclusion-mismatch': 'proof から計算した root hash が、checkpoint と違います。',
  },
  missing: {},
  skips: { waived: { cosignatures: 'この client は、witness の署名を求めていません。' } },
  evidence: {
    origin: 'log の名前（origin）',
    size: 'checkpoint の件数',
    root: 'checkpoint の root hash',
    'log-key': '知っている log の鍵',
    witness: '知っている witness の鍵',
    'witnessed-at': 'witness が見た時刻',
    needed: '求める cosignature',
    counted: '正しい cosignature',
    tile: 'tile',
    'said-hash': '1 つ上の tile にある hash',
    'tile-hash': 'この tile から計算した hash',
    'tiles-root': '右端の tile から計算した root hash',
    file: 'ファイル',
    entry: 'entry',
    leaf: 'entry から計算した hash',
    'tile-leaf': 'level 0 の tile にある hash',
    index: 'entry の番号',
    'proof-length': 'proof の hash の数',
    'reached-root': 'proof から計算した root hash',
  },
}

const attacks: Readonly<Record<TilesAttackId, AttackWords>> = {
  tampered: {
    title: 'tile を 1 ビット変える',
    story: '間に立つ mallory が、届く tile の hash を 1 つ、1 ビットだけ変えます。',
  },
  forked: {
    title: '別の木を見せる',
    story: 'log が、この client にだけ、同じ件数の別の木を見せます。違うのは、見ている entry だけです。',
  },
  borrowed: {
    title: '別の木に、写した cosignature',
    story: '別の木の checkpoint に、みんなに見せたほうから写した witness の署名を付けます。',
  },
  rewritten: {
    title: '過去の entry を取り替える',
    story: 'log が、前からある entry を 1 つ取り替え、8 件足して、全員に見せます。',
  },
}

export const tiles = {
  ...method,
  pick: 'log に何が起きるか',
  honest: '攻撃なし',
  honestStory: (index: string, size: string) => `${size} 件の log の ${index} 番を、番号だけから確かめます。`,
  attacks,
  entry: '確かめる entry',
  index: 'entry の番号',
  first: '最初',
  middle: '途中',
  last: '最後',
  needs: '求める cosignature',
  needed: { one: 'witness 1 人', none: '求めない' },
  number: (count: number) => count.toLocaleString('ja-JP'),
  level: (level: number) => `level ${level}`,
  counted: (full: number, partial: number) =>
    full === 0 ? '端の 1 枚' : `${full.toLocaleString('ja-JP')} 枚${partial > 0 ? '＋端' : ''}`,
  strip: (level: number) => `level ${level} の tile のうち、取りに行くもの`,
  fits: '合う',
  differs: '合わない',
  unknown: '比べられない',
  fetched: (tiles: number, kilobytes: string, whole: string) =>
    `取りに行くのは、tile ${tiles} 枚と、entry を束ねたファイル 1 つ。${kilobytes} kB で足ります（全 entry の hash だけでも ${whole} MB）。`,
  proof: (count: number, parts: string) => `proof の hash ${count} 個：${parts}`,
  part: (count: number, from: string) => `${from} から ${count}`,
  edge: '右端の tile',
  reached: 'entry から計算した root',
  said: 'checkpoint の root',
  log: 'log の署名',
  witness: 'witness の署名',
  unasked: '求めない',
  included: (index: string) => `${index} 番の entry は、log に入っています`,
  fooled: '別の木の entry を、log にあるものとして受け入れました',
  fooledByPast: '取り替えられた entry を、前からあったものとして受け入れました',
  unwatched: 'この client は、witness の署名を求めていません',
  stopped: (check: string) => `受け入れません：${check}`,
  open: (check: string) => `まだ決まりません：${check}`,
  cosigned: (size: string) => `witness：前に見た ${size} 件に足しただけなので、署名しました`,
  refusals: {
    'split-view': (size: string) =>
      `witness：前に見たのと同じ ${size} 件なのに、root hash が違うので断りました`,
    'earlier-root-mismatch': (size: string) => `witness：前に見た ${size} 件に足した木ではないので断りました`,
  },
  steps: {
    checkpoint: { title: 'checkpoint', detail: 'log の署名と witness の署名を確かめる' },
    tiles: { title: 'tile', detail: '根元から葉まで、hash でつなぐ' },
    proof: { title: 'proof', detail: 'entry から root hash まで計算する' },
  },
  path: 'proof の道筋',
  note: '届いた checkpoint',
  columns: { level: '高さ', sibling: '隣の hash', from: 'どの tile から', result: '合わせた hash' },
  left: '左',
  right: '右',
  simulated:
    '模擬の log ですが、木、署名、検証は本物です。形は C2SP の tlog-tiles 0.1.0、tlog-checkpoint 1.0.0、signed-note 1.0.0、tlog-cosignature 1.0.1 です。entry は 1 行の文です。本物の Rekor v2 では hashedrekord です。',
} as const
