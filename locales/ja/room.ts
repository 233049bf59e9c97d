/** What a demo says where a whole room reads it. */
export const room = {
  bench: '作業台を開く',
  room: '大きく見る',
  relations: { equal: '＝ 同じ', differs: '≠ 違う' },
  /** Of what no evidence has a name for. */
  labels: {
    keyring: '手元の keyring',
    keyserver: 'keyserver の鍵',
    'expected-fingerprint': '期待する fingerprint',
  },
  /** Of whom more can be said than whose bytes they are. */
  who: {
    keyring: 'あなたが集めた公開鍵',
    keyserver: '誰でも登録できる',
    'user-id': '鍵を作った人が、好きに書ける',
    'primary-fingerprint': '手元に来た鍵から計算したもの',
    fingerprint: '手元に来た鍵から計算したもの',
  },
  /** Where there is nothing to compare with. */
  none: {
    'expected-fingerprint': 'まだ、決めていません',
    identity: 'まだ、誰の署名かを決めていません',
    keyring: '署名に書かれた鍵は、ありません',
  },
  nothing: '手元にありません',
} as const
