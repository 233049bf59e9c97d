/** How what is said by itself is put together. */
export const joins = {
  /** What is said of something, behind its name. */
  named: (name: string, said: string) => `${name}：${said}`,
  /** Of equal weight. */
  beside: (...said: readonly string[]) => said.join('・'),
  list: (said: readonly string[]) => said.join('、'),
  both: (said: readonly string[]) => said.join(' と '),
  aside: (said: string) => `（${said}）`,
  sentence: (said: string) => `${said}。`,
  /** One behind the other. */
  sentences: (said: readonly string[]) => said.join(''),
}
