/** A file too large to be held as a whole, in the real worker. */
import { proxy, wrap } from 'comlink'
import { afterAll, expect, test } from 'vitest'
import type { SigstoreApi } from '../../workers/sigstore.worker.ts'
import { LARGE, signed384, stated384 } from '../sigstore/large.ts'
import { trustedRoot } from '../sigstore/lab.ts'
import { named } from '../sigstore/suite.ts'

const worker = new Worker(new URL('../../workers/sigstore.worker.ts', import.meta.url), { type: 'module' })
const deck = wrap<SigstoreApi>(worker)
afterAll(() => worker.terminate())

async function ask(bytes: Uint8Array<ArrayBuffer>, { bundle, key }: ReturnType<typeof stated384>) {
  const answer = await deck.verify(
    { artifact: new Blob([bytes]), bundle, trustedRoot, policy: { key } },
    proxy(() => undefined),
  )
  return answer && [answer.report.verdict, ...named(answer.report)]
}

test('a statement that knows it by SHA-384 alone', async () => {
  expect(await ask(LARGE, stated384())).toEqual(['verified'])
  expect(await ask(LARGE.with(0, 8), stated384())).toEqual(['rejected', 'artifact: subject-mismatch'])
})

test('a signature by P-384 with its own digest is named', async () => {
  expect(await ask(LARGE, signed384())).toEqual(['undecided', 'signature: algorithm-not-computed'])
})
