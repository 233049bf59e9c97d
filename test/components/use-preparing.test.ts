import { expect, test } from 'vitest'
import { usePreparing } from '../../components/demos/use-preparing.ts'

test('what is handed over takes its turn: a slow one loses nothing to the one after it, nor does one that fails', async () => {
  const { inTurn, preparing } = usePreparing()
  const taken: string[] = []
  const finish = new Map<string, (failed?: Error) => void>()
  const take = inTurn(async (name: string) => {
    await new Promise<void>((resolve, reject) =>
      finish.set(name, (failed) => (failed ? reject(failed) : resolve())),
    )
    taken.push(name)
  })
  const all = ['artifact', 'signature', 'key'].map((name) => take(name).catch(() => taken.push(`no ${name}`)))
  for (const [name, failed] of [['artifact'], ['signature', new Error('unreadable')], ['key']] as const) {
    await expect.poll(() => finish.has(name)).toBe(true)
    expect(preparing.value).toBe(true)
    finish.get(name)?.(failed)
  }
  await Promise.all(all)
  expect(taken).toEqual(['artifact', 'no signature', 'key'])
  expect(preparing.value).toBe(false)
})
