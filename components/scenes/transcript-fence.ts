/** How a fenced block of the language `console` becomes a transcript. */

const INFO = /^console(?:\s+\{((?:all|[\d,*-]+)(?:\|(?:all|[\d,*-]+))*)\})?$/

/** Every sign that means something to HTML, to Vue's compiler or to Markdown. */
const escape = (text: string) => text.replace(/[&<>"'{}\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * @param info what stands behind the fence, such as `console {1|2-3|all}`: a click a step, as in Slidev's own code
 * @param code the lines between the fences
 * @returns the component's tag; `undefined` for a block in another language
 * @throws {Error} for an option that a transcript does not know
 */
export function transcriptTag(info: string, code: string): string | undefined {
  if (!/^console\b/.test(info)) return undefined
  const [known, steps = ''] = INFO.exec(info.trim()) ?? []
  if (known === undefined) throw new Error(`transcript: "${info}" is no "console" or "console {1|2-3|all}"`)
  const list = steps === '' ? '' : ` steps="${escape(steps)}"`
  return `<Transcript text="${escape(code.trimEnd())}"${list} />`
}
