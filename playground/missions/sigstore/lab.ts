/** The lab that the Sigstore missions are set in: made anew whenever it is asked for, the same bytes every time. */
import { toJson } from '../../attacks/scenario.ts'
import { utf8 } from '../../bytes.ts'
import { type Policy, verifySigstore } from '../../sigstore/index.ts'
import {
  createWorld,
  type Identity,
  message,
  signKeyless,
  subjectOf,
  trustedRootOf,
  type World,
  workflow,
} from '../../world/index.ts'
import type { Run } from '../mission.ts'
import { SCRIPT } from '../release.ts'

/** When the author releases. */
export const RELEASED = new Date('2026-10-01T09:00:00Z')
const MINUTE = 60 * 1000

/** The author: a CI run of the honest repository. */
export const AUTHOR = workflow('example/hello-shomei', { ref: 'refs/tags/v1.0.1' })
export const EXPECTED = { identity: subjectOf(AUTHOR), issuer: AUTHOR.issuer } as const

export function missionWorld(): World {
  return createWorld({ seed: 'missions', now: RELEASED, earlierEntries: 3 })
}

/** @param turn minutes after the release */
export function signedAs(world: World, text: string, identity: Identity, turn = 0): Uint8Array {
  const at = new Date(RELEASED.getTime() + turn * MINUTE)
  return toJson(signKeyless(world, { content: message(utf8(text)), identity, at }).bundle)
}

/** The author's release, and the world after it. */
export function released() {
  const world = missionWorld()
  const bundle = signedAs(world, SCRIPT.text, AUTHOR)
  return { world, bundle, trustedRoot: toJson(trustedRootOf(world)) }
}

/** What the user is handed. */
export interface Delivery {
  readonly artifact: Uint8Array
  readonly bundle: Uint8Array
  readonly trustedRoot: Uint8Array
}

/** The real judgement, as every Sigstore mission asks for it. */
export function ask<R extends string>(of: R, { artifact, ...rest }: Delivery, policy: Policy) {
  const report = verifySigstore({ artifact: { bytes: artifact }, ...rest, policy })
  const { library, agrees: _, ...plain } = report
  const run: Run<R> = { of, report: plain, ...(library && { library }) }
  return { run, report }
}
