/** The file of pins and hashes that pip gets sigstore-python by. */
import { join } from 'node:path'

/** What sigstore-python was tried with, and each of its dependencies. */
export const REQUIREMENTS = join(import.meta.dirname, 'sigstore-python.txt')

export interface Pin {
  readonly name: string
  readonly version: string
  /** SHA-256, in hex, of each file that may be got. */
  readonly hashes: readonly string[]
}

/**
 * @param text a requirements file as pip reads it, of `name==version` and hashes alone
 * @throws {Error} if a line is anything else
 */
export function pinsIn(text: string): readonly Pin[] {
  const lines = text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.map((line) => {
    const [, name, version, rest = ''] =
      /^([\w.-]+)==([\w.]+)((?:\s+--hash=sha256:[0-9a-f]{64})*)\s*$/.exec(line) ?? []
    if (name === undefined || version === undefined) throw new Error(`requirements: not a pin: ${line}`)
    return {
      name,
      version,
      hashes: [...rest.matchAll(/sha256:([0-9a-f]{64})/g)].map(([, hash = '']) => hash),
    }
  })
}

/** @returns the same pins as a file, one hash on a line */
export function writtenPins(pins: readonly Pin[]): string {
  return pins
    .map(({ name, version, hashes }) =>
      [`${name}==${version}`, ...hashes.map((hash) => `    --hash=sha256:${hash}`)].join(' \\\n'),
    )
    .join('\n')
    .concat('\n')
}
