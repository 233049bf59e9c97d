/** The words one method needs; the compiler counts them, so no id can be left without a sentence. */
export interface MethodWords<CheckId extends string, Failure extends string, Label extends string> {
  readonly checks: Readonly<Record<CheckId, { readonly title: string; readonly proves: string }>>
  /** Said where a check failed, stayed undecided, or passed with a warning. */
  readonly failures: Readonly<Record<Failure, string>>
  /** Said instead of the general sentence where a check was given nothing to work with. */
  readonly missing: Readonly<Partial<Record<CheckId, string>>>
  /** Said instead of the general sentence where a check did not run for one of these reasons. */
  readonly skips?: Readonly<
    Partial<
      Record<
        'anybody' | 'waived' | 'absent' | 'unsupported' | 'too-much',
        Readonly<Partial<Record<CheckId, string>>>
      >
    >
  >
  readonly evidence: Readonly<Record<Label, string>>
}

/** An attack, as a colleague would tell of it. */
export interface AttackWords {
  readonly title: string
  /** What the attacker did, and what notices. */
  readonly story: string
}
