/** The words one method needs; the compiler counts them, so no id can be left without a sentence. */
export interface MethodWords<CheckId extends string, Failure extends string, Label extends string> {
  readonly checks: Readonly<Record<CheckId, { readonly title: string; readonly proves: string }>>
  /** Said where a check failed, or passed with a warning. */
  readonly failures: Readonly<Record<Failure, string>>
  readonly evidence: Readonly<Record<Label, string>>
}
