/** A repository as rows of a tree: who names whom, from the tags down. */
import { utf8 } from '../../../playground/bytes.ts'
import type { Listing, Thing, ThingKind } from '../../../workers/scenes/registry-listing.ts'

export interface Row {
  readonly key: string
  readonly depth: number
  readonly kind: ThingKind | 'tag' | 'referrers' | 'annotation'
  /** A tag, a platform, the name of an annotation; nothing where the digest says it all. */
  readonly name: string
  readonly digest?: string
  /** In bytes. */
  readonly size?: number
  /** What can be looked at. */
  readonly bytes?: Uint8Array
  /** Whether it came with the signature. */
  readonly isNew: boolean
}

export interface TreeOptions {
  /** Leaves out what an image consists of below its manifests. */
  readonly brief: boolean
  /** The image whose referrers are listed. */
  readonly subject: string
}

/** `sha256:` or `sha256-` and eight digits of the many. */
export function shortened(digest: string): string {
  return digest.replace(/^(sha256[:-][0-9a-f]{8})[0-9a-f]{56}/, '$1…')
}

export function treeOf({ tags, things }: Listing, { brief, subject }: TreeOptions): Row[] {
  const thing = (digest: string) => things.find((one) => one.digest === digest)

  function rowsFrom(digest: string, depth: number, path: string): Row[] {
    const one = thing(digest)
    if (!one) return []
    const key = `${path}/${digest}`
    const isNew = ['signature', 'payload', 'bundle', 'empty'].includes(one.kind)
    const own: Row = {
      ...{ key, depth, kind: one.kind, name: one.platform ?? '', digest, size: one.bytes.length },
      ...{ bytes: one.bytes, isNew },
    }
    const told = one.annotations.map(({ name, value }): Row => {
      const bytes = utf8(value)
      return {
        ...{ key: `${key} ${name}`, depth: depth + 1, kind: 'annotation', name, isNew: true },
        ...{ size: bytes.length, bytes },
      }
    })
    const isWhole = !(brief && one.kind === 'manifest')
    const names = isWhole ? one.names.filter((named) => !isFormality(one, thing(named))) : []
    return [own, ...told, ...names.flatMap((named) => rowsFrom(named, depth + 1, key))]
  }

  const tagged = tags.flatMap(({ tag, digest }) => [
    { key: tag, depth: 0, kind: 'tag', name: tag, isNew: tag.endsWith('.sig') } satisfies Row,
    ...rowsFrom(digest, 1, tag),
  ])
  const referring = things.filter((one) => one.subject === subject)
  if (referring.length === 0) return tagged
  const asked = { key: 'referrers', depth: 0, kind: 'referrers', name: subject, isNew: true } satisfies Row
  return [...tagged, asked, ...referring.flatMap(({ digest }) => rowsFrom(digest, 1, 'referrers'))]
}

/** A signature is no image, but its manifest has to have a config: it says nothing. */
function isFormality(parent: Thing, child: Thing | undefined): boolean {
  return parent.kind === 'signature' && (child?.kind === 'config' || child?.kind === 'empty')
}
