import type { Source } from '../../playground/report.ts'
import type { SigstoreCheckId } from '../../playground/sigstore/plan.ts'

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
  /** The verifier's own checks that this step stands for. */
  readonly checks: readonly SigstoreCheckId[]
}

/** Sigstore's checks in the order in which they are made; `against` is what the claim is held up to. */
export const VERIFY_STEPS: readonly VerifyStep[] = [
  {
    name: '証言された時刻',
    detail: 'log か TSA が証言した、信頼できる時刻があるか',
    against: 'trust',
    checks: ['trusted-time'],
  },
  {
    name: '証明書チェーン',
    detail: 'Fulcio の root までつながり、その時刻に有効だったか',
    against: 'trust',
    checks: ['certificate-chain', 'code-signing'],
  },
  {
    name: 'SCT',
    detail: 'CT log が、この証明書を載せると約束しているか',
    against: 'trust',
    checks: ['sct'],
  },
  {
    name: 'log entry',
    detail: 'log に載っているか、載せる約束があるか',
    against: 'trust',
    checks: ['inclusion-promise', 'inclusion-proof', 'checkpoint', 'log-inclusion'],
  },
  {
    name: 'entry の中身',
    detail: 'log entry が、この署名・署名者・digest のものか',
    against: 'claim',
    checks: ['log-entry'],
  },
  {
    name: '署名',
    detail: 'artifact の digest に対する署名が正しいか',
    against: 'artifact',
    checks: ['signature', 'artifact', 'statement-type'],
  },
  {
    name: 'policy',
    detail: 'identity と issuer（期待したなら source も）が、期待したものか',
    against: 'policy',
    checks: ['identity', 'issuer', 'source-repository', 'source-ref'],
  },
]

export const VERIFY_AGAINST = '照らし合わせる相手'
