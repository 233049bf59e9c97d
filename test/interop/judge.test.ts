/** What the interop run objects to: it must not be possible to go wrong in silence. */
import { describe, expect, test } from 'vitest'
import { SIGSTORE_ATTACKS } from '../../playground/attacks/sigstore.ts'
import type { Case } from '../../scripts/interop/cases.ts'
import { DIFFERENCES, type Difference } from '../../scripts/interop/differences.ts'
import { type Asked, complaintsAbout } from '../../scripts/interop/judge.ts'
import { type Answer, PEER_NAMES, answerOf } from '../../scripts/interop/peer.ts'
import { markdown } from '../../scripts/interop/table.ts'

const empty = new Uint8Array()
const scenario = { artifact: empty, bundle: empty, trustedRoot: empty, policy: {} }
const bundle: Case = {
  kind: 'message, v1, keyless',
  log: 'v1',
  content: 'message',
  signer: 'keyless',
  attack: undefined,
  scenario,
}
const fork: Case = { ...bundle, attack: { id: 'fork', breaks: 'identity' } }
const forkV2: Case = { ...fork, log: 'v2', kind: 'message, v2, keyless' }
const answered = (one: Case, verdict: Answer['verdict']): Asked => ({
  peer: 'cosign',
  case: one,
  answer: { verdict, said: 'so' },
})
const listed: Difference = {
  peer: 'cosign',
  attack: 'fork',
  where: { log: 'v2' },
  reason: 'it is documented',
}

describe('the judge', () => {
  test('is content with what is honest and accepted, and what is attacked and refused', () => {
    expect(complaintsAbout([answered(bundle, 'accepted'), answered(fork, 'refused')], [])).toEqual([])
  })

  test.each([
    ['an honest bundle refused', bundle, 'refused', 'cosign: message, v1, keyless: refused, but honest (so)'],
    [
      'an honest bundle without a verdict',
      bundle,
      'broke',
      'cosign: message, v1, keyless: gave no verdict (so)',
    ],
    ['an attacked one accepted', fork, 'accepted', 'cosign: message, v1, keyless: fork: accepted (so)'],
    [
      'an attacked one without a verdict',
      fork,
      'broke',
      'cosign: message, v1, keyless: fork: gave no verdict (so)',
    ],
  ] as const)('objects to %s', (_, one, verdict, complaint) => {
    expect(complaintsAbout([answered(one, verdict)], [])).toEqual([complaint])
  })

  test('takes a listed difference for what it is, where it is listed', () => {
    expect(complaintsAbout([answered(forkV2, 'accepted')], [listed])).toEqual([])
    expect(complaintsAbout([answered(fork, 'accepted'), answered(forkV2, 'accepted')], [listed])).toEqual([
      'cosign: message, v1, keyless: fork: accepted (so)',
    ])
    const anothers: Asked = { ...answered(forkV2, 'accepted'), peer: 'sigstore-python' }
    expect(complaintsAbout([anothers], [listed])).toEqual([
      'sigstore-python: message, v2, keyless: fork: accepted (so)',
    ])
  })

  test('objects to a listed difference that is gone, even in one place, and to one that nobody was asked about', () => {
    const key: Case = { ...forkV2, kind: 'message, v2, key', signer: 'key' }
    expect(complaintsAbout([answered(forkV2, 'accepted'), answered(key, 'refused')], [listed])).toEqual([
      'cosign: the listed difference in fork is gone for message, v2, key: take it off the list',
    ])
    expect(complaintsAbout([answered(fork, 'refused')], [listed])).toEqual([
      'cosign: the listed difference in fork concerns nothing that was asked',
    ])
    expect(complaintsAbout([], [listed])).toEqual([])
  })
})

test('the list names attacks and peers that there are, each once, with a reason', () => {
  const ids = SIGSTORE_ATTACKS.map(({ id }) => id)
  for (const { peer, attack, reason } of DIFFERENCES) {
    expect(PEER_NAMES).toContain(peer)
    expect(ids).toContain(attack)
    expect(reason).toMatch(/\.$/)
  }
  expect(new Set(DIFFERENCES.map(({ peer, attack }) => `${peer} ${attack}`)).size).toBe(DIFFERENCES.length)
})

test.each([
  ['accepted', { code: 0, output: 'Verified OK', timedOut: false }],
  ['refused', { code: 1, output: 'Error: no matching signatures', timedOut: false }],
  ['broke', { code: 1, output: 'Traceback (most recent call last):', timedOut: false }],
  ['broke', { code: 1, output: 'Error: unknown flag: --trusted-root', timedOut: false }],
  [
    'broke',
    {
      code: 1,
      output: 'proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused',
      timedOut: false,
    },
  ],
  ['broke', { code: 2, output: 'usage: sigstore [-h]', timedOut: false }],
  ['broke', { code: 2, output: 'panic: runtime error', timedOut: false }],
  ['broke', { code: 127, output: 'spawn cosign ENOENT', timedOut: false }],
  ['broke', { code: null, output: '', timedOut: true }],
] as const)('a tool has %s: %o', (verdict, ran) => {
  expect(answerOf(ran).verdict).toBe(verdict)
})

test('the table has a row for each kind and each attack, and leads to the reasons', () => {
  const asked = [
    answered(bundle, 'accepted'),
    answered(fork, 'refused'),
    answered(forkV2, 'accepted'),
    { ...answered(bundle, 'accepted'), peer: 'openssl verify' as const },
  ]
  expect(markdown(asked, new Map([['cosign', '3.1.3']]), [listed]).split('\n')).toEqual([
    '|  | cosign 3.1.3 | openssl verify |',
    '| --- | --- | --- |',
    '| message, v1, keyless | accepted | accepted |',
    '| `fork` | refused 1 of 2 [1] | – |',
    '',
    '[1] cosign, `fork`: it is documented',
  ])
})
