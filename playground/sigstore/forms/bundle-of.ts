/** Makes a bundle out of another container's parts: each is written as it stands there, or as the text that is asked for. */

/** JSON that is handed on as it is written, in a value that is to be. */
export class AsWritten {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What `JSON.stringify` writes, but for what is {@link AsWritten}. A member that is `undefined` is left out. */
export function written(value: unknown): string {
  if (value instanceof AsWritten) return value.text
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, one]) => one !== undefined)
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${written(one)}`).join(',')}}`
}
