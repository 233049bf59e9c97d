import type { FileKind, HANDS, RemarkKind, VerifyStepId } from '../ids.ts'

/** Words of the drawn scenes (components/scenes). */

export const REMARK: Readonly<Record<RemarkKind, string>> = {
  now: '2026 年のいま',
  fix: 'ここは正確に',
  was: '2023 年のころ',
}

/** What a transcript is called by those who hear it. */
export const TERMINAL = 'ターミナル'

interface Hand {
  readonly name: string
  readonly what: string
  readonly who: string
}

/** Who can rewrite which bytes. */
export const HAND: Readonly<Record<(typeof HANDS)[number], Hand>> = {
  artifact: {
    name: 'artifact',
    what: '届いたファイルそのもの',
    who: '配布サーバーに侵入した人なら書き換えられる',
  },
  claim: {
    name: 'claim（主張）',
    what: '一緒に届く digest・署名・bundle',
    who: '同じ場所にあるので、同じ人が書き換えられる',
  },
  trust: {
    name: 'trust（信頼の起点）',
    what: '別の経路で得た digest・trusted root',
    who: '配布サーバーを乗っ取っただけでは変えられない',
  },
  policy: {
    name: 'policy（方針）',
    what: '期待する fingerprint・identity・issuer',
    who: '決めるのは、検証する自分だけ',
  },
}

export const HAND_TITLE = '誰なら書き換えられるか'

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

/** What each step of a verification asks. */
export const VERIFY_STEP: Readonly<Record<VerifyStepId, { readonly name: string; readonly detail: string }>> =
  {
    time: {
      name: '証言された時刻',
      detail: 'log か TSA が証言した、信頼できる時刻があるか',
    },
    certificate: {
      name: '証明書チェーン',
      detail: 'Fulcio の root までつながり、その時刻に有効だったか',
    },
    sct: {
      name: 'SCT',
      detail: 'CT log が、この証明書を載せると約束しているか',
    },
    entry: {
      name: 'log entry',
      detail: 'log に載っているか、載せる約束があるか',
    },
    contents: {
      name: 'entry の中身',
      detail: 'log entry が、この署名・署名者・digest のものか',
    },
    signature: {
      name: '署名',
      detail: 'artifact の digest に対する署名が正しいか',
    },
    policy: {
      name: 'policy',
      detail: 'identity と issuer（期待したなら source も）が、期待したものか',
    },
  }

export const VERIFY_AGAINST = '照らし合わせる相手'
