import type { Source } from '../../playground/report.ts'

/** Words of the drawn scenes (components/scenes). */

export const REMARK = { now: '2026 年のいま', fix: 'ここは正確に', was: '2023 年のころ' } as const

/** What a transcript is called by those who hear it. */
export const TERMINAL = 'ターミナル'

export type RemarkKind = keyof typeof REMARK

interface Hand {
  readonly source: Source
  readonly name: string
  readonly what: string
  readonly who: string
}

/** Who can rewrite which bytes, in the order a verification takes them. */
export const HANDS: readonly Hand[] = [
  {
    source: 'artifact',
    name: 'artifact',
    what: '届いたファイルそのもの',
    who: '配布サーバーに侵入した人なら書き換えられる',
  },
  {
    source: 'claim',
    name: 'claim（主張）',
    what: '一緒に届く digest・署名・bundle',
    who: '同じ場所にあるので、同じ人が書き換えられる',
  },
  {
    source: 'trust',
    name: 'trust（信頼の起点）',
    what: '別の経路で得た digest・trusted root',
    who: '配布サーバーを乗っ取っただけでは変えられない',
  },
  {
    source: 'policy',
    name: 'policy（方針）',
    what: '期待する fingerprint・identity・issuer',
    who: '決めるのは、検証する自分だけ',
  },
]

export const HAND_TITLE = '誰なら書き換えられるか'

export type FileKind = 'artifact' | 'digest' | 'signature' | 'certificate'

export const FILE_KIND: Record<FileKind, string> = {
  artifact: 'artifact',
  digest: 'digest',
  signature: '署名',
  certificate: '証明書',
}

export const RELEASE = {
  assets: 'Assets',
  archive: '配布物',
  certificate: '証明書',
  signature: '署名',
} as const

interface VerifyStep {
  readonly name: string
  readonly detail: string
  readonly against: Source
}

/** Sigstore's checks in order; `against` is what the claim is held up to. */
export const VERIFY_STEPS: readonly VerifyStep[] = [
  { name: '証明書チェーン', detail: 'Fulcio の root までつながるか', against: 'trust' },
  { name: 'SCT', detail: 'CT log が、この証明書を載せると約束しているか', against: 'trust' },
  {
    name: 'log entry',
    detail: 'log に載った証拠：inclusion proof、checkpoint（v1 は SET も）',
    against: 'trust',
  },
  { name: '署名時刻', detail: '信頼できる時刻が、証明書の 10 分間に入るか', against: 'trust' },
  { name: '署名', detail: 'artifact の digest に対する署名が正しいか', against: 'artifact' },
  { name: 'entry の中身', detail: 'log entry が、この署名・証明書・digest のものか', against: 'claim' },
  { name: 'policy', detail: 'identity と issuer が、期待したものか', against: 'policy' },
]

export const VERIFY_AGAINST = '照らし合わせる相手'
