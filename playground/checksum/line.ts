const UTF_8_BOM = '\u00ef\u00bb\u00bf'

/** Without the mark before it, or the CR of its end behind it. */
export function bareLine(written: string): string {
  const from = written.startsWith(UTF_8_BOM) ? UTF_8_BOM.length : 0
  const to = written.length - (written.endsWith('\r') ? 1 : 0)
  return from === 0 && to === written.length ? written : written.slice(from, to)
}
