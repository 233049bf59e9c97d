/**
 * What gpg 2.2 itself prints about the same files (`gpg --verify SIGNATURE ARTIFACT`, or of a clearsigned file alone):
 * its output as data, compared with real gpg's in the tests. Its words are protocol, not ours.
 */
import type { Examined } from '../examine.ts'
import type { Conduct } from '../reading/conduct.ts'
import { isError } from '../reading/notice.ts'
import { hasNotationOfNothing } from '../reading/subpackets.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import { type Line, sentence, type Words } from './line.ts'
import { type GpgSignature, gpgOn, type GpgVerdict } from './signature-lines.ts'

/** The languages in which gpg is recorded. */
export type GpgLanguage = 'en' | 'ja'

/** gpg's words on a file: a verdict for each signature, or why there is none. */
export type GpgStatus = GpgVerdict | 'NODATA' | 'UNEXPECTED'

export interface GpgTranscript {
  /** Standard error, line by line. */
  readonly lines: Readonly<Record<GpgLanguage, readonly string[]>>
  /** One word for each signature that gpg checks. Where it checks none, why; empty where it does not say. */
  readonly status: readonly GpgStatus[]
  readonly exitCode: 0 | 1 | 2
}

/** Lines that stand without the program's name before them. */
const UNPREFIXED: readonly Line['id'][] = ['primary-fingerprint', 'subkey-fingerprint']

function spoken(lines: readonly Line[], words: Words): string[] {
  return lines.flatMap((line) => {
    const [first = '', ...more] = sentence(words, line)
    return [UNPREFIXED.includes(line.id) ? first : `gpg: ${first}`, ...more]
  })
}

/** The same once said is not said again: gpg remembers which digests it has rejected. */
function saidOnce(lines: readonly Line[]): Line[] {
  const first = lines.findIndex(({ id }) => id === 'digest-rejected')
  return lines.filter(({ id }, i) => id !== 'digest-rejected' || i === first)
}

function statusOf(verdicts: readonly GpgVerdict[], { after, noData }: Conduct): GpgStatus[] {
  if (verdicts.length > 0) return [...verdicts]
  if (after.some((notice) => notice.id === 'verify-failed' && notice.because === 'unexpected'))
    return ['UNEXPECTED']
  return noData ? ['NODATA'] : []
}

function exitCodeOf(verdicts: readonly GpgVerdict[], notices: Parameters<typeof isError>[0][]): 0 | 1 | 2 {
  if (verdicts.includes('ERRSIG') || notices.some(isError)) return 2
  return verdicts.includes('BADSIG') || verdicts.includes('EXPSIG') ? 1 : 0
}

/**
 * gpg's own words for what was found out.
 *
 * @returns `undefined` where it is not known what gpg says
 */
export function gpgTranscript({ conduct, checked }: Examined, now: Date): GpgTranscript | undefined {
  if (conduct === undefined || !conduct.certain) return undefined
  const said: GpgSignature[] = []
  for (const signature of checked.filter(({ checkedByGpg }) => checkedByGpg)) {
    const { malformed, hashed } = signature.says
    const one = malformed || hasNotationOfNothing(hashed) ? undefined : gpgOn(signature, now)
    if (one === undefined) return undefined
    // Behind one that demands the unknown gpg does not always go on.
    if (said.some(({ lines }) => lines.some(({ id }) => id === 'unknown-critical'))) return undefined
    said.push(one)
  }
  // Of a file that is not what it was given for, gpg checks nothing and neither do we.
  if (said.length !== conduct.checked.length) return undefined
  const { before, after } = conduct
  const lines = saidOnce([...before, ...said.flatMap((one) => one.lines), ...after])
  const verdicts = said.map(({ verdict }) => verdict)
  return {
    lines: { en: spoken(lines, en), ja: spoken(lines, ja) },
    status: statusOf(verdicts, conduct),
    exitCode: exitCodeOf(verdicts, [...before, ...after]),
  }
}
