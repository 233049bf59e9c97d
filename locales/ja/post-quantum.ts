/** What is said of signatures after the quantum computer: the checks, and the scene in which a key is handed over. */
import type {
  ChangedPart,
  PostQuantumCheckId,
  PostQuantumFailure,
  PostQuantumLabel,
  PostQuantumSceneId,
} from '../../playground/post-quantum/index.ts'
import type { WeighedId } from '../../playground/post-quantum/weigh.ts'
import type { AttackWords, MethodWords } from '../types.ts'

const method: MethodWords<PostQuantumCheckId, PostQuantumFailure, PostQuantumLabel> = {
  checks: {
    signature: {
      title: '署名の計算',
      proves: 'この公開鍵と組になる秘密鍵で、このファイルに署名されている',
    },
    'key-expected': { title: '期待した鍵', proves: '別の経路で fingerprint を知った、alice の鍵である' },
    'digest-expected': { title: '期待した digest', proves: '別の経路で digest を知った、そのファイルである' },
    'logged-before': {
      title: 'その日より前の記録',
      proves: 'その日より前に覚えた root hash の log に、この鍵でこのファイルに署名した記録がある',
    },
  },
  failures: {
    'key-malformed': 'この方式の公開鍵として読めません。',
    'signature-malformed': 'この方式の署名の長さではありません。',
    'signature-mismatch': 'この公開鍵とこのファイルでは、署名の計算が合いません。',
    'key-mismatch': '期待した鍵とは違う鍵です。',
    'digest-mismatch': '期待した digest と違います。',
    'proof-missing': '記録の証明が付いていないので、比べられません。',
    'proof-malformed': '証明の長さが、覚えている log の大きさに合わないので、たどれません。',
    'root-mismatch': 'たどり着いた root hash が、覚えているものと違います。',
  },
  missing: {
    'digest-expected': 'ここでは聞いていません。',
    'logged-before': 'ここでは聞いていません。',
  },
  evidence: {
    algorithm: '署名の方式',
    engine: '計算したもの',
    'public-key': '公開鍵',
    signature: '署名',
    'key-digest': '公開鍵の SHA-256',
    digest: 'ファイルの SHA-256',
    root: 'log の root hash',
  },
}

const scenes: Readonly<Record<PostQuantumSceneId | 'bundle', AttackWords>> = {
  signed: {
    title: '4 通りの署名',
    story: '1 つのファイルに、alice が 4 つの鍵で署名しました。鍵も署名も、いまこのページで作ったものです。',
  },
  changed: {
    title: '1 byte 変える',
    story:
      'どの方式でも、同じ番号の byte を 1 ビットだけ変えました（終わりを越える番号は、先頭から数え直します）。',
  },
  forged: {
    title: '秘密鍵を渡す',
    story:
      'Shor のアルゴリズムなら、P-256 と Ed25519 の公開鍵から秘密鍵を計算できます。その計算機はないので、alice の秘密鍵を 2 つ、mallory に渡しました。',
  },
  'forged-digest': {
    title: 'digest も比べる',
    story: '検証者は、本物のファイルの digest を、別の経路で知っています。',
  },
  'forged-logged': {
    title: 'その日より前の log と比べる',
    story: '検証者は、秘密鍵が知られる前の log の root hash を覚えています。たどる計算は、hash だけです。',
  },
  bundle: {
    title: 'bundle の重さ',
    story:
      'Sigstore の章の bundle を、構造はそのままに、署名と公開鍵だけ ML-DSA に替えたときの見積もりです。',
  },
}

const parts: Readonly<Record<ChangedPart, string>> = { file: 'ファイル', signature: '署名' }

const weighed: Readonly<Record<WeighedId, string>> = {
  'artifact-signature': 'ファイルへの署名',
  'signer-key': '証明書の公開鍵',
  'ca-signature': '証明書への CA の署名',
  sct: 'SCT（CT log の署名）',
  promise: 'SET（log の署名）',
  checkpoint: 'checkpoint の署名',
  timestamp: 'timestamp の署名',
}

export const postQuantum = {
  ...method,
  pick: '何を見るか',
  scenes,
  algorithm: '検査を見る方式',
  part: '変えるところ',
  parts,
  at: '何 byte 目か（0 から）',
  falls: '量子で崩れる',
  stands: '量子に耐える見込み',
  handedOver: '秘密鍵を渡した',
  ownKey: 'mallory の鍵で署名',
  by: (engine: string) => `計算：${engine}`,
  publicKey: (bytes: string) => `公開鍵 ${bytes}`,
  signature: (bytes: string) => `署名 ${bytes}`,
  bytes: (count: string) => `${count} byte`,
  outcome: {
    verified: '検証できた',
    fooled: '偽物が通った',
    rejected: '断った',
    undecided: '決まらない',
    'nobody-expected': '計算は合う',
  },
  all: {
    verified: '4 つとも、検証できました',
    rejected: '4 つとも、断られました',
  },
  fooled: (names: string) => `${names} で、偽物が通りました。計算は合っています`,
  mixed: '方式によって、答えが違います',
  genuineHolds: '本物のファイルと署名は、同じことを聞かれても、4 つとも通ります',
  genuineFails: '本物のファイルと署名にも、通らないものがあります',
  today: 'いま',
  then: (algorithm: string) => `${algorithm} なら`,
  times: (factor: string) => `${factor} 倍`,
  kinds: { signatures: '署名', keys: '公開鍵', rest: 'そのほか' },
  counted: (signatures: number, keys: number, copies: number) =>
    `署名 ${signatures} 種類と公開鍵 ${keys} つ。署名と証明書は log entry にも入るので、合わせて ${copies} か所にあります`,
  weighed,
  copies: (count: number) => `× ${count}`,
  notThePlan:
    'Sigstore の計画（2026-10-02）は、この構造のままではありません。証明書のいらない形に変える予定です。',
  notWeighed: 'この形の bundle は、ここでは量れません。',
  simulated:
    '鍵の持ち主と log は模擬です。鍵、署名、hash の計算は本物で、秘密鍵はこのページの決まった種（seed）から作っています。',
} as const
