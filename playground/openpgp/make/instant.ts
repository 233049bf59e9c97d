/** Instants as OpenPGP counts them: whole seconds in 32 bits (RFC 9580 section 3.5). */
const LATEST = 2 ** 32 - 1
/** gpg takes 0 for no date at all. */
const EARLIEST = 1

/** @returns `undefined` if it is no date, or none that 32 bits hold */
export function secondsOf(date: Date): number | undefined {
  const seconds = Math.floor(date.getTime() / 1000)
  return seconds >= EARLIEST && seconds <= LATEST ? seconds : undefined
}

/** Seconds from `created` until `expires`; 0 without an end, which is how packets say "never". */
export function lifetime(
  created: Date,
  expires: Date | undefined,
): number | 'date-out-of-range' | 'expires-too-early' {
  const start = secondsOf(created)
  if (start === undefined) return 'date-out-of-range'
  if (expires === undefined) return 0
  const end = secondsOf(expires)
  if (end === undefined) return 'date-out-of-range'
  return end > start ? end - start : 'expires-too-early'
}
