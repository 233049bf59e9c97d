/** The talks that can be given with this deck. */
import { lightning } from './lightning.ts'
import { short } from './short.ts'
import { sigstore } from './sigstore.ts'
import { standard } from './standard.ts'
import type { Talk } from './talk.ts'
import { workshop } from './workshop.ts'

export const TALKS = { lightning, short, standard, workshop, sigstore } satisfies Record<string, Talk>
export type TalkName = keyof typeof TALKS
export const TALK_NAMES = Object.keys(TALKS) as readonly TalkName[]
/** Where no other one is asked for. */
export const WHOLE: TalkName = 'standard'
