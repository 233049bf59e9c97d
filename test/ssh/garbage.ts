/** Lines that ssh-keygen does not read, of every kind that a list of signers can hold. */
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { fileLines } from '../../playground/ssh/signers.ts'
import { bytesOf } from '../../playground/ssh/key.ts'
import type { Chance } from '../../scripts/fuzz/random.ts'

const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIK'
const LINES: readonly ((chance: Chance) => Uint8Array)[] = [
  () => utf8('\n'),
  () => utf8('# a comment, alice@example.com ssh-ed25519 AAAA\n'),
  () => utf8('alice@example.com\n'),
  () => utf8(`alice@example.com ssh-ed25519 ${KEY}\n`),
  () => utf8(`* namespaces="file" ssh-ed25519 ${KEY}==\n`),
  () => utf8(`alice@example.com ssh-future AAAA\n`),
  () => utf8(`alice@example.com permit="x" ssh-ed25519 ${KEY}\n`),
  () => utf8(`"alice@example.com ssh-ed25519 ${KEY}\n`),
  () => utf8('alice@example.com namespaces="file ssh-ed25519 AAAA\n'),
  () => utf8('bob@example.com ssh-ed25519 AAAA\n'),
  () => utf8(`${'*a'.repeat(600)} ssh-ed25519 AAAA\n`),
  () => utf8(`*,!${'x'.repeat(2000)} ssh-ed25519 AAAA\n`),
  () => Uint8Array.of(0, 1, 2, 10),
  () => Uint8Array.of(0xff, 0xfe, 0x61, 0x20, 0x62, 0x0d, 0x0a),
  (chance) =>
    concatBytes(
      Uint8Array.from({ length: chance.below(80) }, () => letter(chance)),
      utf8('\n'),
    ),
]

/** Any byte but one that ends a line. */
const letter = (chance: Chance) => 11 + chance.below(245)

/** The same list, with such lines before, between and behind its own. */
export function withGarbage(signers: Uint8Array, chance: Chance): Uint8Array {
  const own = fileLines(signers).map((line) => bytesOf(line.endsWith('\n') ? line : `${line}\n`))
  const parts: Uint8Array[] = []
  const some = () => {
    for (let i = chance.below(3); i > 0; i--) {
      const make = LINES[chance.below(LINES.length)]
      if (make) parts.push(make(chance))
    }
  }
  for (const line of own) {
    some()
    parts.push(line)
  }
  some()
  return concatBytes(...parts)
}
