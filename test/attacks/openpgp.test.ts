import { describe, expect, test } from 'vitest'
import {
  honestScenario,
  LAB,
  OPENPGP_ATTACKS,
  type OpenpgpAttack,
  type OpenpgpScenario,
} from '../../playground/attacks/openpgp.ts'
import { utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import {
  type OpenpgpFailure,
  type OpenpgpPolicy,
  type OpenpgpReport,
  verifyOpenpgp,
} from '../../playground/openpgp/index.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { checkReceivedKey } from '../../playground/openpgp/receipt.ts'
import { byFingerprint, createKeyserver, searchKeys } from '../../playground/world/keyserver.ts'
import { made } from '../openpgp/made.ts'
import { readFixture } from '../support/files.ts'

const ARTIFACT = utf8('the release\n')
const honest = await honestScenario(ARTIFACT)
const [key] = (await describeKeys(honest.keys, LAB.now)).keys
const fingerprint = key?.fingerprint ?? ''

const PINNED: Partial<OpenpgpPolicy> = { fingerprint }

async function report(
  scenario: OpenpgpScenario,
  policy: Partial<OpenpgpPolicy> = {},
): Promise<OpenpgpReport> {
  return verifyOpenpgp({ ...scenario, policy: { ...scenario.policy, ...policy } })
}

/** What failed or warned, by check; `no-key` where the key is missing. */
function noticed({ checks }: OpenpgpReport): Record<string, OpenpgpFailure | 'no-key'> {
  return Object.fromEntries(
    checks.flatMap((check): [string, OpenpgpFailure | 'no-key'][] => {
      if (check.status === 'failed') return [[check.id, check.code]]
      if (check.status === 'passed' && check.warning !== undefined) return [[check.id, check.warning]]
      const missing = check.status === 'skipped' && check.because === 'missing-input'
      return missing && check.required ? [[check.id, 'no-key']] : []
    }),
  )
}

const attack = (id: string): OpenpgpAttack => {
  const found = OPENPGP_ATTACKS.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no attack ${id}`)
  return found
}
async function attacked(id: string, scenario = honest): Promise<OpenpgpScenario> {
  const made = await attack(id).make(scenario)
  if (made === undefined) throw new Error(`${id}: nothing to attack`)
  return made
}

test('the honest release is verified, with and without its fingerprint, and nothing is noticed', async () => {
  for (const policy of [{}, PINNED]) {
    const answer = await report(honest, policy)
    expect([answer.verdict, noticed(answer)]).toEqual(['verified', {}])
  }
  expect(searchKeys(honest.keyserver, LAB.maintainer)).toHaveLength(1)
})

test('who searches the keyserver by name finds two keys: the slide and the pages to learn from say so', async () => {
  const { keyserver, keys } = await attacked('impostor-key')
  expect(searchKeys(keyserver, LAB.maintainer)).toHaveLength(2)
  expect(keys).toHaveLength(2)
})

test('the lab is the same every time', async () => {
  expect(await honestScenario(ARTIFACT)).toEqual(honest)
  for (const { make } of OPENPGP_ATTACKS) expect(await make(honest)).toEqual(await make(honest))
})

/** The two files of a collision, and one signature over the first that was made over SHA-1. */
async function collision(hash: 'sha1' | 'sha256'): Promise<OpenpgpScenario> {
  const holder = createKeyHolder()
  const request = { userId: 'x', algorithm: 'rsa2048', created: LAB.created } as const
  const { publicKey, fingerprint } = made(await holder.makeKey(request))
  const artifact = await readFixture('public/samples/collisions/sha1-a.bin')
  const { signature } = made(await holder.sign(fingerprint, artifact, { created: LAB.signed, hash }))
  return { artifact, signature, keys: [publicKey], keyserver: createKeyserver(), policy: { now: LAB.now } }
}

describe('each attack is noticed by the check that it names, under the condition that it names', () => {
  test.each([
    ['other-artifact', 'rejected', 'rejected'],
    ['both-replaced', 'undecided', 'undecided'],
    ['impostor-key', 'verified', 'rejected'],
    ['lying-keyserver', 'verified', 'rejected'],
    ['stolen-key', 'rejected', 'rejected'],
    ['expired-key', 'rejected', 'rejected'],
  ])('%s: %s, and with the fingerprint pinned %s', async (id, verdict, pinnedVerdict) => {
    const { breaks, as, noticed: when } = attack(id)
    const scenario = await attacked(id)
    const [plain, pinned] = [await report(scenario), await report(scenario, PINNED)]
    expect([plain.verdict, pinned.verdict]).toEqual([verdict, pinnedVerdict])
    expect(noticed(pinned)[breaks]).toBe(as)
    expect(noticed(plain)).toEqual(when === 'if-pinned' ? {} : { [breaks]: as })
  })

  test('transplanted-signature: verified, with the warning that stood there before', async () => {
    const { breaks, as, noticed: when } = attack('transplanted-signature')
    const scenario = await collision('sha1')
    const other = await attacked('transplanted-signature', scenario)
    expect(other.artifact).not.toEqual(scenario.artifact)
    expect(other.artifact).toEqual(await readFixture('public/samples/collisions/sha1-b.bin'))
    for (const one of [scenario, other]) {
      const answer = await report(one)
      expect([answer.verdict, noticed(answer)]).toEqual(['verified', { [breaks]: as }])
    }
    expect(when).toBe('never')
  })

  test('over SHA-256 the other file is another file', async () => {
    const scenario = await collision('sha256')
    const other = await attacked('transplanted-signature', scenario)
    expect(noticed(await report(scenario))).toEqual({})
    expect(noticed(await report(other))).toEqual({ 'signature-integrity': 'digest-mismatch' })
  })
})

describe('what is told of each', () => {
  test('what it changes, it changes, and nothing else', async () => {
    for (const { id, changes, make } of OPENPGP_ATTACKS) {
      const scenario = id === 'transplanted-signature' ? await collision('sha1') : honest
      const after = await make(scenario)
      const differs = (['artifact', 'signature'] as const).filter((part) => {
        const [before, now] = [scenario[part], after?.[part]]
        return before.length !== now?.length || before.some((byte, i) => byte !== now[i])
      })
      const wanted = changes.filter((part) => part !== 'keyserver')
      expect([id, differs]).toEqual([id, wanted])
    }
  })

  test('a key that was stolen signs as before for those who do not ask again', async () => {
    const scenario = await attacked('stolen-key')
    expect((await report({ ...scenario, keys: honest.keys }, PINNED)).verdict).toBe('verified')
    const fresh = byFingerprint(scenario.keyserver, fingerprint)
    const refreshed = await report({ ...scenario, keys: fresh ? [fresh] : [] }, PINNED)
    expect(noticed(refreshed)).toEqual({ 'signing-key-valid': 'key-revoked' })
  })

  test('the impostor’s key has the maintainer’s user id and date, and another fingerprint', async () => {
    const { keyserver } = await attacked('impostor-key')
    const hits = searchKeys(keyserver, LAB.maintainer).filter(
      ({ created }) => created.getTime() === LAB.created.getTime(),
    )
    expect(hits.map(({ userIds }) => userIds)).toEqual([[LAB.maintainer], [LAB.maintainer]])
    expect(new Set(hits.map((hit) => hit.fingerprint)).size).toBe(2)
  })

  test('the lie is found out before anything is imported, if the fingerprint is computed', async () => {
    const { keyserver } = await attacked('lying-keyserver')
    const answer = byFingerprint(keyserver, fingerprint) ?? new Uint8Array(0)
    expect(await checkReceivedKey(answer, fingerprint, LAB.now)).toMatchObject({ status: 'other-key' })
  })

  test('who certified the maintainer’s key loses nothing to an impostor but the good word', async () => {
    const holder = createKeyHolder()
    const me = made(await holder.makeKey({ userId: 'me', algorithm: 'ed25519', created: LAB.created }))
    const [file] = honest.keys
    const certified = made(
      await holder.certify(me.fingerprint, file ?? new Uint8Array(0), { created: LAB.signed }),
    )
    const mine = {
      ...honest,
      keys: [certified.publicKey, me.publicKey],
      policy: { now: LAB.now, trustedFingerprints: [me.fingerprint] },
    }
    const trust = async (scenario: OpenpgpScenario) =>
      (await report(scenario)).checks.find(({ id }) => id === 'key-trust')?.status
    expect(await trust(mine)).toBe('passed')
    expect(await trust(await attacked('impostor-key', mine))).toBe('skipped')
  })
})

describe('other scenarios', () => {
  const sample = async (name: string) => readFixture(`public/samples/${name}`)
  async function samples(): Promise<OpenpgpScenario> {
    return {
      artifact: await sample('hello-shomei-1.0.0.jar'),
      signature: await sample('openpgp/hello-shomei-1.0.0.jar.asc'),
      keys: [await sample('openpgp/demo-key.asc')],
      keyserver: createKeyserver(),
      policy: { now: LAB.now },
    }
  }

  test('the samples can be attacked by whoever needs no secret key of theirs', async () => {
    const scenario = await samples()
    for (const { id, make, needsLab, changes } of OPENPGP_ATTACKS) {
      const after = await make(scenario)
      if (needsLab || id === 'transplanted-signature') expect([id, after]).toEqual([id, undefined])
      else expect(after?.artifact).not.toEqual(scenario.artifact)
      expect(changes.length).toBeGreaterThan(0)
    }
    const { verdict, signatures } = await report(await attacked('impostor-key', scenario))
    expect(verdict).toBe('verified')
    expect(signatures[0]?.key?.userIds[0]?.text).toContain('Shomei Demo Key')
  })

  test.each([
    ['no key', { keys: [] }],
    ['no readable key', { keys: [utf8('x')] }],
    ['no signature', { signature: new Uint8Array(0) }],
  ])('with %s there is nobody to imitate', async (_, nothing) => {
    const scenario = { ...honest, ...nothing }
    for (const id of ['both-replaced', 'impostor-key', 'lying-keyserver']) {
      expect([id, await attack(id).make(scenario)]).toEqual([id, undefined])
    }
  })
})
