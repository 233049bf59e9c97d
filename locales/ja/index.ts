/** Every word a component or the terminal says, keyed by the ids that the playground reports. */
import type { Property, Source } from '../../playground/report.ts'
import { verdicts } from './verdicts.ts'
import { attacks, parts } from './attacks.ts'
import { checksum } from './checksum.ts'
import { minisign } from './minisign.ts'
import { openpgpAttacks } from './openpgp-attacks.ts'
import { openpgp } from './openpgp.ts'
import { paper } from './paper.ts'
import { sigstore } from './sigstore.ts'
import { ssh } from './ssh.ts'
import { demos } from './demos.ts'

const sources: Readonly<Record<Source, { readonly name: string; readonly who: string }>> = {
  artifact: { name: 'artifact', who: '配布する人、途中の誰かが変えられる' },
  claim: { name: '主張', who: 'artifact と一緒に届く。攻撃者も差し替えられる' },
  trust: { name: '信頼', who: '別の経路で、あらかじめ手に入れたもの' },
  policy: { name: '方針', who: '検証するあなたが決めたこと' },
}

const properties: Readonly<Record<Property, string>> = {
  format: '形式',
  integrity: '完全性',
  key: '鍵',
  identity: '真正性',
  time: '時刻',
  transparency: '透明性',
}

const skips = {
  'missing-input': '比べるものが渡されていません',
  anybody: '期待したものだけでは、ほかの人のものと区別できません',
  waived: '求めないと決めたので、確かめていません',
  absent: '入っていません（なくてもよいものです）',
  'insecure-context': 'このページの開き方では計算できません（HTTPS か localhost で開いてください）',
  unsupported: '対応していない方式です',
  'too-much': '調べきれない量があり、最後までは見ていません',
} as const

export const edition = {
  methods: { checksum, openpgp, sigstore, minisign, ssh },
  attacks,
  openpgpAttacks,
  parts,
  verdicts,
  sources,
  properties,
  /** Before what a check proves, where it has not passed. */
  ifPassed: '通れば言えること　',
  ifClean: '注意がなければ言えること　',
  skips,
  waitsFor: (title: string) => `先に「${title}」が必要です`,
  status: {
    passed: '合格',
    failed: '不合格',
    undecided: '判断できない',
    skipped: '未確認',
    warned: '注意つき合格',
  },
  expected: '期待',
  actual: '実際',
  /** Before a value of which only what differs is shown, in brackets. */
  differing: (which: string) => `違うところ（${which}）`,
  isNoPattern: '期待する値は、書かれたとおりに比べました。正規表現やワイルドカードとしては読みません。',
  demos,
  paper,
} as const

export type MethodName = keyof typeof edition.methods
