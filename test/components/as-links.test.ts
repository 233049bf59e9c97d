/** What is saved of a desk that a link set: nowhere in it does anything say that it was verified. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { ref } from 'vue'
import { asLinks } from '../../components/verify/as-links.ts'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { answersJson } from '../../playground/desk/as-json.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { ask } from '../desk/desk.ts'
import { made } from '../openpgp/made.ts'

test('what a claim rests on is doubted as it is, and each report', async () => {
  const created = new Date('2026-01-01T00:00:00Z')
  const holder = createKeyHolder()
  const key = made(await holder.makeKey({ userId: 'Me <me@example.com>', algorithm: 'ed25519', created }))
  const good = utf8('good\n')
  const list = utf8(`${toHex(sha256(good))}  a\n`)
  const { signed } = made(await holder.clearsign(key.fingerprint, list, { created }))
  const found = await ask(
    { a: good, 'SHA256SUMS.asc': signed, 'k.asc': key.publicKey },
    { now: new Date('2026-11-20T00:00:00Z'), expected: { fingerprint: key.fingerprint } },
  )
  const json = answersJson([], found, [])
  const wordOf = (value: unknown) =>
    [...JSON.stringify(value).matchAll(/"(?:standing|verdict|restsOn)":"([\w-]+)"/g)].map(([, word]) => word)
  const before = wordOf(json)
  expect(new Set(before)).toEqual(new Set(['verified']))
  const from = { expectations: ref(['fingerprint']), files: ref([]), takeBack: () => undefined }
  expect(wordOf(asLinks(json, from))).toEqual(before.map(() => 'nobody-expected'))
})
