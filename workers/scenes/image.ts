/** An image signed without a key, laid down as in 2023 and as today; and the same signature under another image. */
import { utf8 } from '../../playground/bytes.ts'
import { createLabWorld } from '../../playground/world/lab.ts'
import type { Account } from '../../playground/world/oidc/people.ts'
import { buildImage, pushImage } from '../../playground/world/registry/image.ts'
import {
  type ImageReference,
  type SignatureLayout,
  imageContent,
  signatureTag,
  storeSignature,
} from '../../playground/world/registry/image-signature.ts'
import type { Digest } from '../../playground/world/registry/oci.ts'
import { type OciRegistry, createOciRegistry, pushManifest } from '../../playground/world/registry/store.ts'
import { type SignedRun, traceKeyless } from '../../playground/world/trace/keyless.ts'
import type { Field } from '../../playground/world/trace/types.ts'
import { findPart } from '../../playground/world/trace/types.ts'
import { type World, trustedRootOf } from '../../playground/world/world.ts'
import { type Listing, listRegistry } from './registry-listing.ts'

export interface ImageOptions {
  readonly seed: string
  /** When all of it happens, to the second. */
  readonly now: Date
  readonly account: Account
  /** What the image prints. */
  readonly says: string
}

export interface SignedImage {
  /** After the signature. */
  readonly registry: OciRegistry
  readonly listing: Listing
  /** After somebody put another image under the same tag, and the signature with it. */
  readonly bent: OciRegistry
  readonly bentListing: Listing
  /** What was signed: words that name the image. */
  readonly payload: Uint8Array
  readonly logIndex: number
}

export interface ImageAnswer {
  readonly host: string
  readonly name: string
  readonly digest: Digest
  /** Of the image that was put in its place. */
  readonly otherDigest: Digest
  /** Before the signature. */
  readonly listing: Listing
  /** What the ID token says. */
  readonly claims: readonly Field[]
  /** What the certificate says. */
  readonly certificate: readonly Field[]
  readonly signed: Readonly<Record<SignatureLayout, SignedImage>>
  /** JSON in UTF-8. */
  readonly trustedRoot: Uint8Array
}

const NAME = 'example/hello'
const TAG = '1.0.0'

/** @returns `undefined` if the run was refused */
export function runImage({ seed, now, account, says }: ImageOptions): ImageAnswer | undefined {
  const world = createLabWorld({ seed, now })
  const image = (text: string) =>
    buildImage([{ path: 'hello', bytes: utf8(`#!/bin/sh\necho ${JSON.stringify(text)}\n`) }], now)
  const [honest, other] = [image(says), image(`${says} (not by ${account.email})`)]
  const fresh = () => {
    const registry = createOciRegistry()
    return { registry, digest: pushImage(registry, NAME, honest, TAG) }
  }
  const { registry: unsigned, digest } = fresh()
  const reference = { name: NAME, digest }

  const sign = (layout: SignatureLayout) => {
    const content = imageContent(unsigned, reference, layout)
    const artifact = { name: `${unsigned.host}/${NAME}@${digest}`, bytes: honest.index }
    return traceKeyless(world, { artifact, content, account, at: now })
  }
  const [before, today] = [sign('tag'), sign('referrer')]
  if (!before.signed || !today.signed) return undefined

  const otherDigest = pushImage(createOciRegistry(), NAME, other, TAG)
  const laidDown = (layout: SignatureLayout, run: SignedRun): SignedImage => {
    const { registry } = fresh()
    store(world, registry, reference, layout, run, now)
    const { registry: bent } = fresh()
    const { manifest } = store(world, bent, reference, layout, run, now)
    pushImage(bent, NAME, other, TAG)
    // Anybody who can push may copy a signature: it is public.
    if (layout === 'tag') pushManifest(bent, NAME, manifest, signatureTag(otherDigest))
    else store(world, bent, { name: NAME, digest: otherDigest }, layout, run, now)
    const { content, entry } = run.signing
    return {
      registry,
      listing: listRegistry(registry, NAME),
      bent,
      bentListing: listRegistry(bent, NAME),
      payload: content.kind === 'message' ? content.artifact : content.payload,
      logIndex: world.logs.v1.firstIndex + entry.index,
    }
  }
  return {
    host: unsigned.host,
    name: NAME,
    digest,
    otherDigest,
    listing: listRegistry(unsigned, NAME),
    claims: findPart(today.steps, 'id-token')?.fields ?? [],
    certificate: findPart(today.steps, 'certificate')?.fields ?? [],
    signed: { tag: laidDown('tag', before.signed), referrer: laidDown('referrer', today.signed) },
    trustedRoot: utf8(`${JSON.stringify(trustedRootOf(world), null, 2)}\n`),
  }
}

function store(
  world: World,
  registry: OciRegistry,
  reference: ImageReference,
  layout: SignatureLayout,
  { signing }: SignedRun,
  at: Date,
) {
  return storeSignature(registry, reference, layout, signing, world.fulcio.chain, at)
}
