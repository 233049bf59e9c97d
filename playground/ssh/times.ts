/** Times as ssh-keygen(1) has them under ALLOWED SIGNERS: YYYYMMDD[HHMM[SS]][Z]. */

/** Seconds since 1970. */
export interface SignerTime {
  /** As if it were UTC. */
  readonly seconds: number
  /** Without a zone: then ssh-keygen takes it for its own local time, which is not known here. */
  readonly local: boolean
}

const FORM = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(z|utc)?$/i
const HOUR = 60 * 60
/** Local time is at most so far ahead of UTC, and so far behind it. */
const [AHEAD, BEHIND] = [14 * HOUR, 12 * HOUR]

/** @returns `undefined` where ssh-keygen reads none */
export function readTime(text: string): SignerTime | undefined {
  const [matched, ...parts] = FORM.exec(text) ?? []
  if (matched === undefined) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => (part === undefined ? undefined : Number(part)))
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 61)
    return undefined
  // A day that a month does not have is counted on into the next.
  const seconds = year < 1970 ? -1 : Date.UTC(year, month - 1, day, hour, minute, second) / 1000
  return seconds > 0 ? { seconds, local: parts[6] === undefined } : undefined
}

export type Compared = 'before' | 'same' | 'after' | 'by-zone'

/** How `instant`, in seconds, lies to a time: in every zone in the same way, or by the zone. */
export function compareTo({ seconds, local }: SignerTime, instant: number): Compared {
  if (!local) return instant < seconds ? 'before' : instant > seconds ? 'after' : 'same'
  if (instant < seconds - AHEAD) return 'before'
  if (instant > seconds + BEHIND) return 'after'
  return 'by-zone'
}

/** Whether `end` comes after `start`, as ssh-keygen asks; `undefined` where it is so by the zone. */
export function isAfter(end: SignerTime, start: SignerTime): boolean | undefined {
  const difference = end.seconds - start.seconds
  if (end.local === start.local) return difference > 0
  if (Math.abs(difference) > AHEAD) return difference > 0
  return undefined
}

/** `YYYYMMDDHHMMSSZ`, as `-Overify-time=` takes it. */
export function timeOption(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
}
