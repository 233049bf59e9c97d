/** Changes to armor and to the framework of text that is signed in clear. */
import { crc24 } from '../../../playground/openpgp/reading/radix64.ts'
import { encodeBase64 } from '../../../playground/platform/base64.ts'
import type { Chance } from '../random.ts'

/** One character a byte. */
export type ChangedText = readonly [change: string, text: string]

/** Puts what is under an armor back under one like it, checksum and all. */
export function rearmored(armor: string, bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? []
  const sum = crc24(bytes)
  const checksum = `=${encodeBase64(Uint8Array.of(sum >> 16, sum >> 8, sum))}`
  return armor.replace(/\n\n[^]*?(?=\n-----END)/, () => `\n\n${[...lines, checksum].join('\n')}`)
}

const HEADERS = [
  'Version: 1',
  'Comment: pay all',
  'Hash: SHA256',
  'Hash: MD5',
  'Hash: SHA1,SHA512',
  'Hash:',
  'NotDashEscaped: no',
  'no header',
  ': nothing',
  '\u00ff\u00fe: 1',
] as const

const BEGINS = [
  '-----BEGIN PGP SIGNATURE-----',
  '-----BEGIN PGP SIGNED MESSAGE-----',
  '-----BEGIN PGP MESSAGE-----',
  '-----BEGIN PGP PUBLIC KEY BLOCK-----',
  '-----END PGP SIGNATURE-----',
  '-----',
  '-----BEGIN PGP NOTHING-----',
  '- -----BEGIN PGP SIGNATURE-----',
  '-a',
] as const

type Change = (lines: string[], at: number, chance: Chance) => string

const CHANGES: readonly Change[] = [
  (lines, at) => {
    lines.splice(at, 1)
    return `delete line ${at}`
  },
  (lines, at) => {
    lines.splice(at, 0, lines[at] ?? '')
    return `double line ${at}`
  },
  (lines, at, chance) => {
    const header = chance.of(HEADERS)
    lines.splice(at, 0, header)
    return `line ${at}: insert ${JSON.stringify(header)}`
  },
  (lines, at, chance) => {
    const header = chance.of(HEADERS)
    const i = lines.findIndex((line) => /^(?:Hash|Version|Comment)/.test(line))
    if (i < 0) lines.splice(1, 0, header)
    else lines[i] = header
    return `a header becomes ${JSON.stringify(header)}, at ${i < 0 ? at : i}`
  },
  (lines, at, chance) => {
    const begin = chance.of(BEGINS)
    lines.splice(at, 0, begin)
    return `line ${at}: insert ${begin}`
  },
  (lines, at, chance) => {
    const line = lines[at] ?? ''
    const i = chance.below(line.length + 1)
    const char = String.fromCharCode(chance.of([0, 9, 0x21, 0x2d, 0x3d, 0x7f, 0xe3, 0xff, chance.below(256)]))
    lines[at] = line.slice(0, i) + char + line.slice(i + chance.below(2))
    return `line ${at}: character ${char.charCodeAt(0)} at ${i}`
  },
  (lines, at) => {
    lines[at] = `${lines[at] ?? ''} \t`
    return `line ${at}: blanks at its end`
  },
  (lines) => {
    for (const [i, line] of lines.entries()) lines[i] = `${line}\r`
    return 'CRLF everywhere'
  },
  (lines, _, chance) => {
    const i = lines.findIndex((line) => /^=[A-Za-z0-9+/]{4}$/.test(line))
    const sum = chance.of(['=AAAA', '', '=AAA', '=3DAAAA', '==', '=AA=A'])
    if (i >= 0) lines[i] = sum
    return `checksum ${JSON.stringify(sum)}`
  },
  (lines, at) => {
    lines[at] = (lines[at] ?? '').repeat(400)
    return `line ${at} 400 times as long`
  },
  (lines, at) => {
    lines[at] = (lines[at] ?? '').replace(/^- /, '').replace(/^-----/, '---')
    return `line ${at}: dashes lost`
  },
  (lines, at) => {
    lines.length = at
    return `end before line ${at}`
  },
]

/** A change to a line of an armored or clearsigned file. */
export function inLines(text: string, chance: Chance): ChangedText {
  const lines = text.split('\n')
  const change = chance.of(CHANGES)(lines, chance.below(lines.length), chance)
  return [change, lines.join('\n')]
}
