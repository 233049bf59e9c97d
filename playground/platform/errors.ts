/**
 * Runs `run` without recording where its errors come from. The verifier's ASN.1 reader throws and catches one for
 * every OCTET STRING that holds no further structure, and in V8 the record costs more than all of its reading.
 *
 * @throws whatever `run` throws
 */
export function withoutStacks<T>(run: () => T): T {
  const settings = Error as { stackTraceLimit?: number }
  const before = settings.stackTraceLimit
  if (before === undefined) return run()
  settings.stackTraceLimit = 0
  try {
    return run()
  } finally {
    settings.stackTraceLimit = before
  }
}
