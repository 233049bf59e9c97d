/** What of the desk a link carries: small files with what a person said of them, and what they expect. */
import { type Ref, toRef } from 'vue'
import { fromWholeUtf8, utf8 } from '../../playground/bytes.ts'
import { type Expectation, EXPECTATIONS } from '../../playground/desk/expected.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import {
  type Field,
  type Fields,
  isList,
  isRecord,
  type Json,
  mirrored,
  text,
} from '../demos/state/fields.ts'
import {
  asItIs,
  digestsMeant,
  fingerprintMeant,
  type Meaning,
  minisignKeyMeant,
  repositoryNamed,
  statementTypeMeant,
  textMeant,
} from '../demos/state/meaning.ts'
import type { Handed } from './use-desk.ts'

/** A file as a link brings it. */
export interface LinkedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly isArtifact: boolean
  /** Place in the list of the file that it was put to. */
  readonly about?: number
}

export interface Linkable {
  readonly handed: Ref<readonly Handed[]>
  readonly put: Ref<ReadonlyMap<number, number>>
  readonly expected: Record<Expectation, string>
  readonly heard: Record<Expectation, string>
  readonly believed: Ref<ReadonlySet<number>>
}

const MOST_FILES = 16
/** Bytes of all files: more never becomes short enough. */
const MOST_BYTES = 32 * 1024
const LONGEST_NAME = 255

const MEANINGS: Readonly<Record<Expectation, Meaning<string>>> = {
  digest: digestsMeant,
  fingerprint: fingerprintMeant,
  key: minisignKeyMeant,
  principal: textMeant,
  identity: textMeant,
  issuer: textMeant,
  'source-repository': repositoryNamed,
  'source-ref': textMeant,
  type: statementTypeMeant,
}

/** Each by its role in the one table of who may set what. What is believed, and from where one knows it, no link says. */
export function deskFields({ handed, put, expected, heard, believed }: Linkable): Fields {
  return {
    artifact: { files: handedFiles(handed, put) },
    policy: Object.fromEntries(EXPECTATIONS.map((one) => [one, text(toRef(expected, one), MEANINGS[one])])),
    trust: { believed: mirrored(believed) },
    own: { heard: mirrored(toRef(heard)) },
  }
}

function handedFiles(handed: Ref<readonly Handed[]>, put: Ref<ReadonlyMap<number, number>>): Field {
  return {
    ref: handed,
    meaning: asItIs,
    async encode() {
      const all = handed.value
      const size = all.reduce((sum, { file }) => sum + file.size, 0)
      if (all.length > MOST_FILES || size > MOST_BYTES) return undefined
      const encoded = await Promise.all(
        all.map((one) => {
          const about = all.findIndex(({ id }) => id === put.value.get(one.id))
          return encodeFile(one, about < 0 ? undefined : about)
        }),
      )
      return encoded.every((one) => one !== undefined) ? encoded : undefined
    },
    async decode(json) {
      if (!isList(json) || json.length > MOST_FILES) return undefined
      const value = json.map((one) => decodeFile(one, json.length))
      return value.every((one) => one !== undefined) ? { value } : undefined
    },
  }
}

async function encodeFile(
  { name, file, isArtifact }: Handed,
  about: number | undefined,
): Promise<Json | undefined> {
  const buffer = await file.arrayBuffer().catch(() => undefined)
  if (!buffer) return undefined
  const bytes = new Uint8Array(buffer)
  // Text packs better as itself.
  const written = fromWholeUtf8(bytes)
  return {
    name,
    ...(written === undefined ? { bytes: encodeBase64(bytes) } : { text: written }),
    ...(isArtifact === true && { artifact: true }),
    ...(about !== undefined && { about }),
  }
}

function decodeFile(json: Json, count: number): LinkedFile | undefined {
  if (!isRecord(json) || typeof json.name !== 'string' || json.name === '') return undefined
  const { text: written, bytes: packed, about, artifact } = json
  const bytes =
    typeof written === 'string'
      ? utf8(written)
      : typeof packed === 'string'
        ? decodeBase64(packed)
        : undefined
  if (!bytes || bytes.length > MOST_BYTES) return undefined
  const isPlace = typeof about === 'number' && Number.isSafeInteger(about) && about >= 0 && about < count
  return {
    name: json.name.slice(0, LONGEST_NAME),
    bytes,
    isArtifact: artifact === true,
    ...(isPlace && { about }),
  }
}
