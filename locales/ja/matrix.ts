/** The table of the three generations: what its columns ask, what its marks mean, what was run for them. */
import type { Column, Knowledge, Method, Rating, TrialId } from '../../playground/attacks/matrix.ts'
import { attacks } from './attacks.ts'
import { lab } from './lab.ts'
import { openpgpAttacks } from './openpgp-attacks.ts'

const methods: Readonly<Record<Method, string>> = {
  checksum: 'Checksum',
  key: '鍵の署名（GPG）',
  keyless: 'Sigstore（keyless）',
}

const columns: Readonly<Record<Column, { readonly title: string; readonly asks: string }>> = {
  integrity: { title: '完全性', asks: '途中で変えられたら、気づけるか' },
  authenticity: { title: '真正性', asks: '別の人が出したものと、見分けられるか' },
  keeping: { title: '鍵を守らずにすむ', asks: '盗まれて困る鍵を、持ち続けずにすむか' },
  dependence: { title: '自分だけで成り立つ', asks: 'ほかの誰かがいなくても、成り立つか' },
}

const ratings: Readonly<Record<Rating, string>> = {
  holds: 'はい',
  depends: '条件しだい',
  fails: 'いいえ',
}

/** What a cell comes to, in one sentence. */
const reasons: Readonly<Record<Method, Readonly<Record<Column, string>>>> = {
  checksum: {
    integrity:
      '隣に置かれた digest なら、両方差し替えられると気づけません。別の経路で知った digest なら気づけます。',
    authenticity:
      'digest は、誰が作ったかを何も言いません。前の版の digest を知っていても、次の版が本物かどうかは分かりません。',
    keeping: '守るべき秘密は、何もありません。',
    dependence:
      '計算するだけなら、誰にも頼りません。ただし、差し替えに気づくには、別の経路の digest が要ります。',
  },
  key: {
    integrity:
      '正しい鍵が手元にあれば、攻撃者があとから作ったものは通りません。鍵ごと偽物だったときのことは、隣の「真正性」です。',
    authenticity: '同じ user ID の鍵を取ってくると、だまされます。fingerprint を決めておけば見分けられます。',
    keeping: '盗まれた鍵の署名は、失効に気づくまで本物として通ります。だから、ずっと守らなければなりません。',
    dependence: '公開鍵を見つける場所が要ります。',
  },
  keyless: {
    integrity: 'artifact を変えても、bundle ごと作り直しても、期待した identity の署名にはなりません。',
    authenticity:
      '期待する identity と issuer を決めないと「検証できた」にはなりません。決めておけば、別の人の署名は通りません。ただし、アカウントごと乗っ取られた署名は通ります。',
    keeping: '残った鍵を盗んでも、10 分を過ぎれば使えません。',
    dependence: '署名するとき、これだけの相手がそろって答える必要があります。',
  },
}

const knows: Readonly<Record<Knowledge, string>> = {
  nothing: '何も知らない人',
  expected: '期待するものを知っている人',
}

const own = {
  honest: '本物の release',
  'honest-next': '本物の、次の release',
  'honest-again': 'artifact だけから、誰にも頼らず、同じ checksum を作り直す',
  'artifact-replaced': 'artifact だけを差し替える',
  'both-replaced': 'artifact と、隣のものを両方差し替える',
  'somebody-else': '別の人が、自分の digest を添えて出す',
  'kept-secret-stolen': '手元の秘密鍵を盗んで署名する',
  'without-keyserver': '公開鍵を見つけられないとき',
} as const

export const matrix = {
  methods,
  columns,
  ratings,
  reasons,
  knows,
  caption:
    '攻撃を動かして計算しました。Sigstore の「はい」は、期待する相手を決めたときです。マスを押すと、中身が出ます。',
  outcomes: { passed: '通った', stopped: '通らない', fooled: 'だまされた', caught: '通さなかった' },
  replay: {
    release: 'この release をデモで開く',
    attack: 'この攻撃をデモで開く',
    near: '近い場面をデモで開く',
  },
  back: '表に戻る',
  services: '答える必要のある相手',
  /** Of every trial: the attacks are called what they are called in the demos. */
  trial(id: TrialId): string {
    if (id in own) return own[id as keyof typeof own]
    if (id in openpgpAttacks) return openpgpAttacks[id as keyof typeof openpgpAttacks].title
    if (id in attacks) return attacks[id as keyof typeof attacks].title
    return lab.attacks[id as keyof typeof lab.attacks].title
  },
  keyserver: 'keyserver',
} as const
