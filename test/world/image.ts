/** An image in a registry, and alice's signature about it. */
import { utf8 } from '../../playground/bytes.ts'
import { createLabWorld } from '../../playground/world/lab.ts'
import { trustedRootOf } from '../../playground/world/index.ts'
import { PEOPLE, UPSTREAMS } from '../../playground/world/oidc/people.ts'
import { buildImage, pushImage } from '../../playground/world/registry/image.ts'
import {
  type SignatureLayout,
  imageContent,
  storeSignature,
} from '../../playground/world/registry/image-signature.ts'
import type { ImageQuestion } from '../../playground/world/registry/image-verify.ts'
import { createOciRegistry } from '../../playground/world/registry/store.ts'
import { traceKeyless } from '../../playground/world/trace/keyless.ts'

export const NOW = new Date('2026-10-01T09:00:00Z')
export const NAME = 'example/hello'
export const ALICE = { identity: PEOPLE.alice.email, issuer: UPSTREAMS.github }

export interface SignedImageOptions {
  readonly layout: SignatureLayout
  readonly log?: 'v1' | 'v2'
  readonly referrersApi?: boolean
  readonly host?: string
  /** What the image prints. */
  readonly says?: string
}

export function signedImage({ layout, log = 'v1', says = 'hello', ...options }: SignedImageOptions) {
  const world = createLabWorld({ seed: 'image', now: NOW })
  const registry = createOciRegistry(options)
  const image = buildImage([{ path: 'hello', bytes: utf8(`#!/bin/sh\necho ${says}\n`) }], NOW)
  const digest = pushImage(registry, NAME, image, '1.0.0')
  const reference = { name: NAME, digest }
  const content = imageContent(registry, reference, layout)
  const artifact = { name: `${registry.host}/${NAME}@${digest}`, bytes: image.index }
  const { signed } = traceKeyless(world, { artifact, content, account: PEOPLE.alice, at: NOW, log })
  if (!signed) throw new Error('refused')
  const stored = storeSignature(registry, reference, layout, signed.signing, world.fulcio.chain, NOW)
  const trustedRoot = utf8(JSON.stringify(trustedRootOf(world)))
  const question: ImageQuestion = { ...reference, trustedRoot, policy: ALICE }
  return { world, registry, image, reference, signing: signed.signing, stored, question }
}
