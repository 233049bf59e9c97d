/** One change to one part of a verification that succeeds. */
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import type { Artifact } from '../../playground/sigstore/index.ts'
import type { Chance } from './random.ts'
import type { Subject } from './subject.ts'
import { at, encodeDer, lists, parseDer, type Path, places, put } from './tree.ts'

export interface Mutant extends Subject {
  /** What was done where, for a person to read. */
  readonly change: string
}

/** Same subject, same choices, same mutant. `others`: where values of the same place are taken from. */
export function mutate(subject: Subject, others: readonly Subject[], chance: Chance): Mutant {
  const part = chance.of([
    'bundle',
    'bundle',
    'bundle',
    'bundle',
    'trustedRoot',
    'trustedRoot',
    'artifact',
  ] as const)
  if (part === 'artifact') {
    const [change, artifact] = inArtifact(subject.artifact, chance)
    return { ...subject, artifact, change: `artifact: ${change}` }
  }
  const other = chance.of(others)
  const [change, text] = inText(subject[part], other[part], chance)
  return { ...subject, [part]: text, change: `${part}: ${change}` }
}

function inArtifact(artifact: Artifact, chance: Chance): Changed<Artifact> {
  if ('bytes' in artifact) {
    const [change, bytes] = inBytes(artifact.bytes, chance)
    return [change, { bytes }]
  }
  const [change, sha512] = inBytes(artifact.digests.sha512 ?? new Uint8Array(), chance)
  return [`digest, ${change}`, { digests: { sha512 } }]
}

type Changed<T> = readonly [change: string, value: T]

function inText(text: string, other: string, chance: Chance): Changed<string> {
  if (chance.below(4) === 0) {
    const [change, bytes] = inBytes(utf8(text), chance)
    // What is no longer UTF-8 has a test of its own; here it would end every mutation at the first check.
    return [`text ${change}`, fromUtf8(bytes) ?? `${text} `]
  }
  const json = JSON.parse(text) as unknown
  const change = inJson(json, JSON.parse(other), chance)
  return [change, JSON.stringify(json)]
}

function inBytes(bytes: Uint8Array, chance: Chance): Changed<Uint8Array> {
  const i = chance.below(bytes.length || 1)
  const before = bytes.subarray(0, i)
  const after = bytes.subarray(i + 1)
  const octet = bytes[i] ?? 0
  switch (chance.below(5)) {
    case 0:
      return [`delete byte ${i}`, Uint8Array.from([...before, ...after])]
    case 1:
      return [`double byte ${i}`, Uint8Array.from([...before, octet, octet, ...after])]
    case 2:
      return [`cut at ${i}`, Uint8Array.from(before)]
    case 3: {
      const value = chance.below(256)
      return [`set byte ${i} to ${value}`, Uint8Array.from([...before, value, ...after])]
    }
    default: {
      const bit = chance.below(8)
      return [`flip bit ${bit} of byte ${i}`, Uint8Array.from([...before, octet ^ (1 << bit), ...after])]
    }
  }
}

const OTHER_TYPES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  '',
  'x',
  '-1',
  '0',
  [],
  {},
  [[]],
  [null],
  { a: 1 },
]

/** Changes `json`. */
function inJson(json: unknown, other: unknown, chance: Chance): string {
  const all = places(json)
  const path = chance.of(all.slice(1))
  const where = path.join('.')
  const value = at(json, path)
  const parent = at(json, path.slice(0, -1))
  switch (chance.below(9)) {
    case 0:
      put(json, path, undefined)
      return `delete ${where}`
    case 1: {
      if (Array.isArray(parent)) parent.push(structuredClone(value))
      else put(json, [...path.slice(0, -1), `${String(path.at(-1))}2`], structuredClone(value))
      return `double ${where}`
    }
    case 2: {
      const to = chance.of(all.slice(1).filter((one) => typeof at(json, one) === typeof value))
      if (inside(path, to) || inside(to, path)) return `leave ${where}`
      const there = structuredClone(at(json, to))
      put(json, to, structuredClone(value))
      put(json, path, there)
      return `swap ${where} with ${to.join('.')}`
    }
    case 3: {
      const retyped = chance.of(OTHER_TYPES)
      put(json, path, retyped)
      return `make ${where} ${JSON.stringify(retyped)}`
    }
    case 4: {
      const same = places(other).filter((one) => one.length > 0 && one.join('.') === where)
      const [from] = same
      if (from) put(json, path, structuredClone(at(other, from)))
      return `take ${where} of another`
    }
    default: {
      const texts = all.filter((one) => typeof at(json, one) === 'string')
      const chosen = chance.of(texts)
      const [change, changed] = inValue(at(json, chosen) as string, chance)
      put(json, chosen, changed)
      return `${chosen.join('.')}: ${change}`
    }
  }
}

function inside(outer: Path, inner: Path): boolean {
  return outer.every((key, i) => inner[i] === key)
}

/** A text by what it is: a number, a time, lines of a checkpoint, or bytes that hold JSON, DER or nothing known. */
function inValue(text: string, chance: Chance): Changed<unknown> {
  if (/^\d{1,18}$/.test(text)) return inNumber(BigInt(text), chance)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) {
    const moved = new Date(Date.parse(text) + (chance.below(2) ? 1 : -1) * 10 ** chance.below(13))
    return ['move the time', Number.isNaN(moved.getTime()) ? 'never' : moved.toISOString()]
  }
  if (text.includes('\n')) return inLines(text, chance)
  if (text.length < 8 || !/^[\w+/-]+={0,2}$/.test(text)) return inCharacters(text, chance)
  const bytes = decodeBase64(text)
  if (chance.below(6) === 0) return reencoded(text, chance)
  const held = fromUtf8(bytes)
  if (held?.startsWith('{') && chance.below(3) > 0) {
    const [change, inner] = inText(held, held, chance)
    return [`JSON inside, ${change}`, encodeBase64(utf8(inner))]
  }
  const nodes = bytes[0] === 0x30 ? parseDer(bytes) : undefined
  if (nodes && chance.below(4) > 0) {
    const change = inDer(lists(nodes), chance)
    return [`DER inside, ${change}`, encodeBase64(encodeDer(nodes))]
  }
  const [change, changed] = inBytes(bytes, chance)
  return [change, encodeBase64(changed)]
}

function inNumber(number: bigint, chance: Chance): Changed<unknown> {
  const forms: readonly unknown[] = [
    `${number + 1n}`,
    `${number - 1n}`,
    `${number + 10n ** BigInt(chance.below(12))}`,
    Number(number),
    `0${number}`,
    `${number}.0`,
    ` ${number}`,
    `-${number}`,
    `0x${number.toString(16)}`,
    '18446744073709551616',
  ]
  const form = chance.of(forms)
  return [`number ${JSON.stringify(form)}`, form]
}

function inLines(text: string, chance: Chance): Changed<string> {
  const lines = text.split('\n')
  const [i, j] = [chance.below(lines.length), chance.below(lines.length)]
  const [a = '', b = ''] = [lines[i], lines[j]]
  switch (chance.below(4)) {
    case 0:
      return [`delete line ${i}`, lines.toSpliced(i, 1).join('\n')]
    case 1:
      return [`double line ${i}`, lines.toSpliced(i, 0, a).join('\n')]
    case 2:
      return [`swap lines ${i} and ${j}`, lines.with(i, b).with(j, a).join('\n')]
    default: {
      const [change, line] = inCharacters(a, chance)
      return [`line ${i}, ${change}`, lines.with(i, line).join('\n')]
    }
  }
}

function inCharacters(text: string, chance: Chance): Changed<string> {
  const i = chance.below(text.length + 1)
  const character = chance.of(['', ' ', 'A', 'é', '\u0000', '/', '=', '\n', '.'])
  return [
    `character ${i} becomes ${JSON.stringify(character)}`,
    text.slice(0, i) + character + text.slice(i + 1),
  ]
}

/** The same bytes in another spelling, or in one that only a lenient reader takes for the same. */
function reencoded(text: string, chance: Chance): Changed<string> {
  const half = chance.below(text.length)
  const spellings: readonly Changed<string>[] = [
    ['without padding', text.replace(/=+$/, '')],
    ['more padding', `${text}==`],
    ['other alphabet', text.replaceAll('+', '-').replaceAll('/', '_')],
    ['a line break', `${text.slice(0, half)}\n${text.slice(half)}`],
    ['a blank', `${text.slice(0, half)} ${text.slice(half)}`],
    ['a stray character', `${text.slice(0, half)}!${text.slice(half)}`],
    ['encoded twice', encodeBase64(utf8(text))],
    ['as hex', Array.from(decodeBase64(text), (octet) => octet.toString(16).padStart(2, '0')).join('')],
  ]
  return chance.of(spellings)
}

/** Changes one of the lists of elements; lengths around it are made to fit again. */
function inDer(all: ReturnType<typeof lists>, chance: Chance): string {
  const list = chance.of(all.filter((one) => one.length > 0))
  const [i, j] = [chance.below(list.length), chance.below(list.length)]
  const [node, second] = [list[i], list[j]]
  if (!node || !second) return 'leave'
  switch (chance.below(8)) {
    case 0:
      list.splice(i, 1)
      return `delete element ${i}`
    case 1:
      list.splice(i, 0, node)
      return `double element ${i}`
    case 2:
      list[i] = second
      list[j] = node
      return `swap elements ${i} and ${j}`
    case 3:
      node.tag = chance.of([
        0x02,
        0x03,
        0x04,
        0x05,
        0x06,
        0x0c,
        0x16,
        0x17,
        0x18,
        0x30,
        0x31,
        0xa0,
        0xa3,
        node.tag ^ 1,
      ])
      return `tag of element ${i} becomes ${node.tag}`
    case 4:
      // A name or a number is none any more, and what is in it has its length still.
      node.tag ^= 1 << chance.below(8)
      return `a bit of the tag of element ${i} is flipped: ${node.tag}`
    default: {
      if (node.items) return inDer(lists(node.items), chance)
      const [change, content] = inBytes(node.content, chance)
      node.content = content
      return `element ${i} with tag ${node.tag}, ${change}`
    }
  }
}
