/** Each line that we print in gpg's name of rnp's test files is one that gpg prints. */
import { afterAll, expect, test } from 'vitest'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { readShared, sharedDataPresent } from '../support/files.ts'
import { type Gpg, gpgPresent, newGpg } from '../support/gpg.ts'
import { KEYS, NOW, SAID } from './rnp-table.ts'

const present = gpgPresent && (await sharedDataPresent())
const homes = new Map<string, Promise<Gpg>>()

async function rnp(path: string): Promise<Uint8Array> {
  return (await readShared(`rnp/${path}`)) ?? new Uint8Array(0)
}

async function withKeys(keys: readonly string[]): Promise<Gpg> {
  const gpg = await newGpg()
  for (const [i, path] of keys.entries())
    await gpg(NOW, '--import', await gpg.file(`key-${i}`, await rnp(path)))
  return gpg
}

afterAll(async () => {
  for (const home of homes.values()) await (await home).end()
})

test.skipIf(!present).each(SAID.flatMap(({ of, ...said }) => of.map((file) => ({ file, ...said }))))(
  '$file over $over',
  async ({ file, over, keys = KEYS }) => {
    const name = keys.join()
    const home = homes.get(name) ?? withKeys(keys)
    homes.set(name, home)
    const gpg = await home
    const signature = await rnp(file)
    const input = { keys: await Promise.all(keys.map(rnp)), policy: { now: NOW } }
    const artifact = over === undefined ? undefined : await rnp(over)
    const ours = await (artifact === undefined
      ? verifyCleartext({ file: signature, ...input })
      : verifyOpenpgp({ artifact, signature, ...input }))
    if (ours.gpg === undefined) return
    const files = [await gpg.file('sig', signature), ...(artifact ? [await gpg.file('file', artifact)] : [])]
    // As at a terminal: with --batch gpg ends at the first bad signature.
    const theirs = await gpg.interact(NOW, '', '--verify', ...files)
    const lines = ours.gpg.lines.en.flatMap((line) => line.split('\n')).filter((line) => line !== '')
    expect([lines, ours.gpg.exitCode]).toEqual([theirs.stderr, theirs.code])
  },
)
