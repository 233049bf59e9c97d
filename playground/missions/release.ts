/** The small release that most missions are about: a script that anybody can read, and change by hand. */
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, toHex, utf8 } from '../bytes.ts'
import type { Samples } from './mission.ts'

export const SCRIPT = {
  name: 'hello.sh',
  text: '#!/bin/sh\n# hello 1.0.1\necho "Hello, Shomei!"\n',
} as const

/** What `sha256sum` prints of a file. */
export function sumsLine(text: string, name: string): string {
  return `${toHex(sha256(utf8(text)))}  ${name}\n`
}

/** @throws {Error} naming the path, if whoever opens the mission forgot it */
export function sampleOf(samples: Samples, path: string): Uint8Array {
  const bytes = samples[path]
  if (bytes === undefined) throw new Error(`samples: ${path} is missing`)
  return bytes
}

/** How many bytes of two files of one length differ; `undefined` if their lengths differ. */
export function differingBytes(a: Uint8Array, b: Uint8Array): number | undefined {
  if (a.length !== b.length) return undefined
  return equalBytes(a, b) ? 0 : a.reduce((count, byte, i) => count + (byte === b[i] ? 0 : 1), 0)
}
