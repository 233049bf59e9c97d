/** Public inputs as people have them, at the terminal: what stands beside each as expected. */
import { describe, expect, test } from 'vitest'
import { intake } from '#words/intake'
import { decisiveIn } from '../../playground/report.ts'
import { openpgp } from '../../scripts/playground/methods/openpgp.ts'
import { sharedDataPresent } from '../support/files.ts'
import { join } from 'node:path'

const SHARED = join(import.meta.dirname, '../../../shared/data')
const present = await sharedDataPresent()
const SIGNER = '03D4322FB8792E11FB848A4C9DC7C76DE44B562F'

describe.skipIf(!present)(`field data${present ? '' : ' (skipped: no shared data)'}`, () => {
  test.each([
    ['field/keybox', '--signature a.txt.asc --keys pubring.kbx a.txt', 'verified'],
    ['field/key-without-user-id', '--signature v6.sig.asc --keys v6-nouid.gpg art.txt', 'verified'],
    ['field/key-without-user-id', '--signature v4.sig.asc --keys v4-nouid.gpg art.txt', 'key-stripped'],
    ['field/many-signers', '--signature SHA256SUMS.asc --keys signer-a.asc SHA256SUMS', 'undecided'],
    [
      'field/many-signers',
      `--signature SHA256SUMS.asc --keys signer-a.asc --fingerprint ${SIGNER} SHA256SUMS`,
      'verified',
    ],
    [
      'field/many-signers',
      '--signature SHA256SUMS.asc --keys signer-a.asc --threshold 1 SHA256SUMS',
      'verified',
    ],
    [
      'field/many-signers',
      '--signature SHA256SUMS.asc --keys signer-a.asc --threshold 2 SHA256SUMS',
      'signers-uncounted',
    ],
    ['field/signed-but-not-detached', '--keys me.asc art.inline.asc', 'verified'],
    ['field/signed-but-not-detached', '--keys me.asc art.gpg', 'verified'],
    ['field/v6-cleartext', '--keys rfc9580-a3.asc rfc9580-a6.asc', 'verified'],
    ['field/v6-cleartext', '--keys v6-with-uid.asc v6-with-uid.clear.asc', 'verified'],
    ['field/v6-signing-subkey', '--signature s6.sig.asc --keys s6.asc art.txt', 'verified'],
    ['field/stale-key', '--signature art.2024.sig --keys key2020.gpg art.txt', 'signed-after-key-expiry'],
    ['field/stale-key', '--signature art.2024.sig --keys key2021.gpg art.txt', 'verified'],
    ['field/unusable-is-rejected', '--signature art.txt.asc --keys github.gpg art.txt', 'no-readable-key'],
    ['openpgp-pqc', '--keys v6-eddsa-sample-pk.asc v6-eddsa-sample-message.asc', 'encrypted-message'],
    ['rfc9580', '--keys A.3.transferable-pubkey-v6.asc A.7.-sample-inline-signed-message.asc', 'verified'],
  ])('%s: %s', async (folder, line, expected) => {
    const words = line.split(' ')
    const isFile = (word: string, i: number) => /\.|^SHA256SUMS$/.test(word) || i === words.length - 1
    const outcome = await openpgp.run(
      words.map((word, i) => (isFile(word, i) ? join(SHARED, folder, word) : word)),
    )
    if (!('report' in outcome)) throw new Error('one report was asked for')
    const { report } = outcome
    expect(decisiveIn(report.checks)?.code ?? report.verdict).toBe(expected)
  })

  test.each([
    ['art.inline.asc', intake.isOther('openpgp-message', 'signature')],
    ['SHA256SUMS.asc', intake.isOther('openpgp-cleartext', 'signature')],
  ])('%s is named where a signature beside its file is asked for', async (name, says) => {
    const at = (file: string) => join(SHARED, 'field/signed-but-not-detached', file)
    const args = ['--signature', at(name), '--keys', at('me.asc'), at('art.txt')]
    await expect(openpgp.run(args)).rejects.toThrow(says)
  })
})
