/**
 * What another language has to say: the same words, in its own. A missing or left-over one is a compile error, and so
 * is a sentence that asks for other values than its twin.
 *
 * @example
 * import type { drops as ja } from '../ja/drops.ts'
 * export const drops: Same<typeof ja> = { … }
 */
export type Same<Words> = Words extends string
  ? string
  : Words extends (...values: infer Values) => infer Said
    ? (...values: Values) => Same<Said>
    : Words extends object
      ? { readonly [Key in keyof Words]: Same<Words[Key]> }
      : Words
