/** A list that is signed in clear, without the files in it: the text has its answer, and the list is told apart from it. */
import { expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { isWithin } from '../../playground/desk/item.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { made } from '../openpgp/made.ts'
import { ask } from './desk.ts'

const created = new Date('2026-01-01T00:00:00Z')
const list = `${'ab'.repeat(32)}  a.txt\n`

test('the signed text is judged, and the list within is what is left', async () => {
  const holder = createKeyHolder()
  const { fingerprint, publicKey } = made(
    await holder.makeKey({ userId: 'a <a@example.com>', algorithm: 'ed25519', created }),
  )
  const { signed } = made(await holder.clearsign(fingerprint, utf8(list), { created }))
  const { answers, left } = await ask(
    { 'SHA256SUMS.asc': signed, 'key.asc': publicKey },
    { believed: ['key.asc'] },
  )
  const own = answers.find(({ about }) => about.name === 'SHA256SUMS.asc')
  expect(own?.standing).toBe('verified')
  expect(left.map(isWithin)).toEqual([true])
})

test('a list of its own is not', async () => {
  const { left } = await ask({ SHA256SUMS: utf8(list) })
  expect(left.map(isWithin)).toEqual([false])
})
