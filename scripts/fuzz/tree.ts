/** Trees of JSON and of DER, as far as they need to be opened to be broken. */

export type Path = readonly (string | number)[]

/** Every place in parsed JSON, the root first. */
export function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Object.keys(value).flatMap((key) =>
    places(value[key as never], [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return [path, ...inside]
}

export function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], root)
}

/** Sets what is at `path`, or removes it where `value` is undefined. Changes `root`. */
export function put(root: unknown, path: Path, value: unknown): void {
  const parent = at(root, path.slice(0, -1)) as Record<string | number, unknown> | unknown[]
  const key = path.at(-1) as never
  if (value !== undefined) (parent as Record<string | number, unknown>)[key] = value
  else if (Array.isArray(parent)) parent.splice(key, 1)
  else Reflect.deleteProperty(parent, key)
}

/** An element of DER: what is constructed has items, what is primitive has content. */
export interface Node {
  tag: number
  content: Uint8Array
  items: Node[] | undefined
}

/** @returns `undefined` if `bytes` are not one run of whole elements */
export function parseDer(bytes: Uint8Array): Node[] | undefined {
  const nodes: Node[] = []
  let offset = 0
  while (offset < bytes.length) {
    const tag = bytes[offset] as number
    let length = bytes[offset + 1] ?? NaN
    let start = offset + 2
    if (length >= 0x80) {
      const count = length & 0x7f
      if (count === 0 || count > 3) return undefined
      length = bytes.subarray(start, start + count).reduce((sum, octet) => sum * 256 + octet, 0)
      start += count
    }
    const end = start + length
    if (!(end <= bytes.length) || (tag & 0x1f) === 0x1f) return undefined
    const content = bytes.subarray(start, end)
    // What is in an OCTET STRING may be DER again, and certificates and timestamps hide most of theirs there.
    const items = tag & 0x20 || tag === 0x04 ? parseDer(content) : undefined
    if (tag & 0x20 && !items) return undefined
    nodes.push({ tag, content, items: items?.length ? items : undefined })
    offset = end
  }
  return nodes
}

export function encodeDer(nodes: readonly Node[]): Uint8Array {
  return Uint8Array.from(nodes.flatMap((node) => [...encodeNode(node)]))
}

function encodeNode({ tag, content, items }: Node): number[] {
  const inside = items ? encodeDer(items) : content
  const octets: number[] = []
  for (let rest = inside.length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  const length = inside.length < 0x80 ? [inside.length] : [0x80 | octets.length, ...octets]
  return [tag, ...length, ...inside]
}

/** All lists of elements in a tree, the outermost first. */
export function lists(nodes: Node[]): Node[][] {
  return [nodes, ...nodes.flatMap(({ items }) => (items ? lists(items) : []))]
}
