/** What was recorded, asked again of the ssh-keygen that is installed; and lists with garbage, asked of both. */
import { describe, expect, test } from 'vitest'
import { splitGitObject } from '../../playground/ssh/git.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { folderWith, forget, runKeygen, sshVersion } from '../support/ssh-keygen.ts'
import { bytesIn, CASES, type SshCase, verifyCase } from './cases.ts'
import { withGarbage } from './garbage.ts'

const present = sshVersion !== undefined
const title = present
  ? `asked again of ${sshVersion}`
  : 'asked again of ssh-keygen (skipped: none is installed)'
/** Its words change; what it accepts should not. */
const recorded = sshVersion?.startsWith('OpenSSH_9.2') === true
const NOTHING = new Uint8Array(0)

/** Files of a case as ssh-keygen is given them, and what it signs. */
function given(one: SshCase, signers = bytesIn(one, 'signers')) {
  const object = bytesIn(one, 'object')
  const split = object === undefined ? undefined : splitGitObject(object)
  if (typeof split === 'string') return undefined
  const signature = split?.signature ?? bytesIn(one, 'signature')
  const files = { 'FILE.sig': signature, allowed_signers: signers, revoked_keys: bytesIn(one, 'revoked') }
  return { files, input: split?.payload ?? bytesIn(one, 'artifact') ?? NOTHING }
}

function argumentsOf(one: SshCase, action: string): string[] {
  const time = `-Overify-time=${(one.at ?? one.now).replace(/[-:T]|\.000/g, '')}`
  const namespace = ['-n', one.namespace ?? (one.object === undefined ? 'file' : 'git')]
  return [
    '-Y',
    action,
    ...(action === 'check-novalidate' ? [] : ['-f', 'allowed_signers']),
    ...['-s', 'FILE.sig', time],
    ...(action === 'find-principals' ? [] : namespace),
    ...(action === 'verify' ? ['-I', one.principal ?? ''] : []),
    ...(action === 'verify' && one.revoked !== undefined ? ['-r', 'revoked_keys'] : []),
  ]
}

describe.skipIf(!present)(title, () => {
  test.each(CASES.filter(({ runs }) => runs.length > 0).map((one) => [one.name, one] as const))(
    '%s',
    async (_, one) => {
      const { files, input } = given(one) ?? { files: {}, input: NOTHING }
      const folder = await folderWith(files)
      for (const { action, ...before } of one.runs) {
        const now = await runKeygen(argumentsOf(one, action), input, folder)
        // Newer ones read CRLF, and know no DSA any more.
        if (recorded) expect(now).toEqual(before)
        else if (!['crlf', 'crlf-words-behind', 'dsa'].includes(one.name))
          expect([one.name, now.exit]).toEqual([one.name, before.exit])
      }
      await forget(folder)
    },
  )

  test('garbage in a list changes nothing for it that it does not for us', async () => {
    const random = chance(15, 2, 'ssh signers')
    const listed = CASES.filter(({ signers, principal, runs }) => signers && principal && runs.length > 0)
    for (const one of listed.filter((_, i) => i % 3 === 0)) {
      const signers = withGarbage(bytesIn(one, 'signers') ?? NOTHING, random)
      const { files, input } = given(one, signers) ?? { files: {}, input: NOTHING }
      const folder = await folderWith(files)
      const { exit } = await runKeygen(argumentsOf(one, 'verify'), input, folder)
      await forget(folder)
      const { verdict, keygen } = await verifyCase(one, { signers })
      if (verdict === 'verified' && keygen.length > 0) expect([one.name, exit]).toEqual([one.name, 0])
      if (verdict === 'rejected') expect([one.name, exit]).toEqual([one.name, 255])
    }
  })
})
