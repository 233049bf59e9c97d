/** Files as somebody without the secret may change them: a seed repeats each. */
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { type Chance, chance } from '../../scripts/fuzz/random.ts'

export const SEED = 1

const WORDS = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\0',
  '=',
  '==',
  'A',
  '/+',
  '\xff',
  'trusted comment: ',
  'untrusted comment: ',
  'untrusted comment: x\n',
  'trusted comment: x\nAAAA\n',
  'x'.repeat(100),
  'x'.repeat(2000),
  'x'.repeat(9000),
]

function lineOf(file: Uint8Array, dice: Chance): readonly [from: number, to: number] {
  const ends = [...file.keys()].filter((at) => file[at] === 10)
  const at = dice.below(ends.length + 1)
  return [at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, (ends[at] ?? file.length - 1) + 1]
}

const CHANGES: readonly ((file: Uint8Array, dice: Chance) => Uint8Array)[] = [
  (file, dice) => {
    const at = dice.below(file.length + 1)
    return concatBytes(file.subarray(0, at), utf8(dice.of(WORDS)), file.subarray(at))
  },
  (file, dice) => concatBytes(file, utf8(dice.of(WORDS))),
  (file, dice) => concatBytes(utf8(dice.of(WORDS)), file),
  (file, dice) => {
    const copy = file.slice()
    copy[dice.below(copy.length)] = dice.below(256)
    return copy
  },
  (file, dice) => file.subarray(0, dice.below(file.length)),
  (file, dice) => {
    const [from, to] = lineOf(file, dice)
    return concatBytes(file.subarray(0, from), file.subarray(to))
  },
  (file, dice) => {
    const [from, to] = lineOf(file, dice)
    return concatBytes(file.subarray(0, to), file.subarray(from, to), file.subarray(to))
  },
]

export function garbled(file: Uint8Array, round: number, label: string): Uint8Array {
  const dice = chance(SEED, round, label)
  return dice.of(CHANGES)(file.length === 0 ? utf8('x') : file, dice)
}
