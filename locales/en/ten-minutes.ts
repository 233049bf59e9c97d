import type { tenMinutes as ja } from '../ja/ten-minutes.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

/** What the scene says that drags the signing time out of the certificate's ten minutes. */
export const tenMinutes: Same<typeof ja> = {
  timeline: "The certificate's 10 minutes, and the times of signing, recording and today",
  logs: { v1: 'Rekor v1: the log vouches', v2: 'Rekor v2: a TSA vouches' },
  reset: 'Start over',
  window: (minutes) => `Certificate valid (${minutes} min)`,
  signed: 'Signed',
  recorded: 'Logged',
  today: 'Today',
  moves: {
    earlier: {
      signed: 'Sign 1 minute earlier',
      recorded: 'Record in the log 1 minute earlier',
      today: 'Set today back by 1 year',
    },
    later: {
      signed: 'Sign 1 minute later',
      recorded: 'Record in the log 1 minute later',
      today: 'Set today forward by 1 year',
    },
  },
  sameDay: 'same day',
  later: (months) => {
    const parts = [
      ...(months >= 12 ? [`${Math.floor(months / 12)} y`] : []),
      ...(months % 12 === 0 ? [] : [`${months % 12} mo`]),
    ]
    return `+${parts.join(' ')}`
  },
  witnesses: { 'integrated-time': 'The log vouches for', 'signed-timestamp': 'The TSA vouches for' },
  vouched: 'Time that a third party vouches for',
  inside: (by, time) =>
    `${by} ${time}: within the 10 minutes. However many years later today is, it passes with the same trusted root.`,
  outside: (by, time) =>
    `${by} ${time}: outside the 10 minutes. Whatever the date is today, it does not pass.`,
  failed: (check) => `Check that did not pass: ${check}`,
  ifToday: "If only today's date counted",
  validToday: 'It is still within the validity period.',
  expiredToday: (ago) => `The certificate expired ${ago}, so this signature no longer passes.`,
  ago: {
    minutes: (count) => `${counted(count, 'minute')} ago`,
    months: (count) => `${counted(count, 'month')} ago`,
    years: (count) => `${counted(count, 'year')} ago`,
  },
  clock: 'Times the verifier looked at the clock',
  reads: (count) => counted(count, 'time'),
  clockNote: (day) => `The verification ran with the clock set to ${day}.`,
  help: 'Arrow keys move by 10 seconds, with Shift by 1 minute (today by 1 month, and by 1 year)',
  simulated: 'The signature is from a simulated Sigstore, the verifier is the real one.',
}
