/** Rules of textlint that ship without types of their own. */
declare module 'textlint-rule-preset-ja-technical-writing' {
  import type { TextlintRuleModule, TextlintRuleOptions } from '@textlint/types'

  const preset: {
    readonly rules: Readonly<Record<string, TextlintRuleModule>>
    readonly rulesConfig: Readonly<Record<string, TextlintRuleOptions | boolean>>
  }
  export default preset
}

declare module 'textlint-rule-prh' {
  import type { TextlintRuleModule } from '@textlint/types'

  const rule: TextlintRuleModule
  export default rule
}

declare module 'textlint-rule-terminology' {
  const rule: import('@textlint/types').TextlintRuleModule
  export default rule
}
