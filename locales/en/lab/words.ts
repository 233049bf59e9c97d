/** A thing, and one sentence about it. */
export interface Words {
  readonly title: string
  /** One sentence. */
  readonly says: string
}
