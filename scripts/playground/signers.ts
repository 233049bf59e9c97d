/** What became of each signature of a file that has several. */
import { joins } from '#words/joins'
import { openpgp } from '#words/openpgp'
import { openpgpSigners as say } from '#words/openpgp-signers'
import type { SignatureTold } from '../../playground/openpgp/index.ts'
import { printable } from '../../playground/printable.ts'
import { markOf, reasonOf } from './print.ts'

export function signersLines(told: readonly SignatureTold[]): string[] {
  if (told.length < 2) return []
  const good = told.filter(({ stopped }) => stopped === undefined).length
  return [
    `${say.count(good, told.length)}:`,
    ...told.flatMap(({ stopped, keyId, fingerprint = keyId, userId, counts }) => [
      `  ${stopped ? markOf(stopped) : '✔'} ${fingerprint}`,
      ...(userId === undefined ? [] : [`      ${openpgp.evidence['user-id']}: ${printable(userId)}`]),
      `      ${stopped ? reasonOf(stopped, openpgp) : say.good}${counts ? '' : joins.aside(say.aside)}`,
    ]),
    '',
  ]
}
