/** Which missions go with a talk: those of the generations that it tells of. */
import { TALKS, type TalkName } from '../../talks/index.ts'
import { type Generation, GENERATIONS, type MissionKey } from '../../playground/missions/ids.ts'

/** The slide that a generation's chapter begins with. */
const OPENINGS: Readonly<Record<Generation, string>> = {
  checksum: 'checksum',
  openpgp: 'gpg',
  sigstore: 'sigstore',
}

export function generationsOf(talk: TalkName): readonly Generation[] {
  const { told } = TALKS[talk]
  return GENERATIONS.filter((one) => told === 'all' || told.some(([name]) => name === OPENINGS[one]))
}

export const hasMission = (talk: TalkName, key: MissionKey): boolean =>
  generationsOf(talk).some((one) => key.startsWith(`${one}/`))
