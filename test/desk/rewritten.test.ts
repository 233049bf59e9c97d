/** What was rewritten to be read here has no words of its tool's, which does not read it so: whatever kind of file it is. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { METHODS } from '../../playground/desk/methods.ts'
import { look } from '../../playground/intake/look.ts'
import { KINDS } from '../../playground/intake/kinds.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { CASES } from '../intake/cases.ts'
import { utf16 } from '../intake/cases/made.ts'
import { bytesIn, caseNamed } from '../ssh/cases.ts'
import { ask } from './desk.ts'

const ALL = KINDS.flatMap(({ id }) => CASES[id].map((one) => ({ id, ...one })))
/** minisign reads its public key behind a byte order mark. */
const READS_MARK = ['minisign-key']

test.each(ALL)('$id: $name carries whether it was rewritten', async ({ id, name, bytes }) => {
  const whole = await bytes()
  const text = fromUtf8(whole)
  const partsOf = (file: Uint8Array) => {
    const { parts, mayBe } = look(sightOf(name, file))
    return [...parts, ...(mayBe ? [mayBe] : [])].filter(({ method }) => METHODS[method].unsaid)
  }
  expect(partsOf(whole).filter((part) => part.isRewritten)).toEqual([])
  if (text === undefined || text.includes('\0')) return
  for (const part of partsOf(utf16(text)))
    if (part.role !== 'cleartext' || id === 'openpgp-cleartext') expect(part.isRewritten).toBe(true)
  for (const part of partsOf(utf8(`\ufeff${text}`)))
    if (part.role !== 'cleartext' || id === 'openpgp-cleartext')
      expect(part.isRewritten === true).toBe(!READS_MARK.includes(id))
})

describe('a signature by SSH', () => {
  const one = caseNamed('ed25519')
  const bytes = (file: 'artifact' | 'signature' | 'signers') => bytesIn(one, file) ?? new Uint8Array()
  const { principal = '' } = one
  const asked = { expected: { principal }, believed: ['allowed_signers'], now: new Date(one.now) }
  const files = {
    'a.txt': bytes('artifact'),
    'a.txt.sig': bytes('signature'),
    allowed_signers: bytes('signers'),
  }

  test.each(['a.txt.sig', 'allowed_signers'] as const)(
    '%s in UTF-16 is told, and no word of ssh-keygen',
    async (name) => {
      const plain = (await ask(files, asked)).answers[0]?.judged[0]
      expect([plain?.rewritten, plain && METHODS.ssh.says?.(plain.report).length]).not.toEqual([undefined, 0])
      for (const other of [
        utf16(fromUtf8(files[name]) ?? ''),
        utf8(`\ufeff${fromUtf8(files[name]) ?? ''}`),
      ]) {
        const judged = (await ask({ ...files, [name]: other }, asked)).answers[0]?.judged[0]
        expect(judged?.rewritten).toEqual([name])
        expect(judged && METHODS.ssh.says?.(judged.report)).toEqual([])
      }
    },
  )
})
