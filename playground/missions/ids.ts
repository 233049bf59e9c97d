/** The missions by name alone, for whoever only lists them: nothing of any verifier comes with these. */
export const MISSION_IDS = {
  checksum: ['one-byte', 'swap-both', 'other-channel', 'look-alike', 'twins', 'signed-list'],
  openpgp: ['impostor', 'checked-address', 'pin', 'no-warning', 'transplant', 'renamed'],
  sigstore: ['no-identity', 'state-identity', 'pattern', 'find-entry', 'ten-minutes', 'signed-malware'],
} as const

export type Generation = keyof typeof MISSION_IDS
/** `generation/id`, as it stands in an address and in a learner's progress. */
export type MissionKey = { [G in Generation]: `${G}/${(typeof MISSION_IDS)[G][number]}` }[Generation]

export const GENERATIONS = Object.keys(MISSION_IDS) as readonly Generation[]

/** Every mission of one generation, in the order in which they are told. */
export function keysOf(generation: Generation): readonly MissionKey[] {
  return MISSION_IDS[generation].map((id) => `${generation}/${id}` as MissionKey)
}

/** @returns `undefined` if there is no such mission */
export function missionKey(text: string): MissionKey | undefined {
  return GENERATIONS.flatMap(keysOf).find((key) => key === text)
}
