/** What people had in hand, and what each of its folders says of it; by name where it is not there. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checksum } from '../../scripts/playground/methods/checksum.ts'

const FIELD = fileURLToPath(new URL('../../../shared/data/field/', import.meta.url))

async function judge(folder: string, list: string, ...files: readonly string[]) {
  const at = (name: string) => `${FIELD}${folder}/${name}`
  const found = await checksum.run(['--sums', at(list), ...files.map(at)])
  if ('claims' in found) throw new Error('a list is one claim')
  return found.report
}
const seen = ({ checks }: Awaited<ReturnType<typeof judge>>) =>
  checks.flatMap((check) => ('warning' in check && check.warning ? [check.warning] : []))

describe.skipIf(!existsSync(FIELD))('what the field holds', () => {
  test.each([
    ['digest-without-algorithm', 'B2SUMS'] as const,
    ['digest-without-algorithm', 'art.txt.sha384'] as const,
    ...[
      'alg-colon.txt',
      'art.txt.gpg-print-md.sha512',
      'base64-bare.txt',
      'certutil-windows7.txt',
      'get-filehash-list.txt',
      'get-filehash-list.utf16.txt',
      'integrity-two.txt',
      'name-first.txt',
      'requirements.txt',
    ].map((list) => ['published-formats', list] as const),
  ])('%s/%s is right', async (folder, list) => {
    const report = await judge(folder, list, 'art.txt')
    expect([report.verdict, seen(report)]).toEqual(['verified', []])
  })

  test.each(['art_1.dsc', 'distinfo'])('dsc-and-distinfo/%s, of two files', async (list) => {
    expect((await judge('dsc-and-distinfo', list, 'art.txt', 'b.txt')).verdict).toBe('verified')
  })

  test.each([
    ['SHA256SUMS', 'My.App.zip'],
    ['SHA256SUMS-nfd', 'ガイド.zip'],
  ])('renamed-file/%s has %s under another spelling', async (list, file) => {
    const report = await judge('renamed-file', list, file)
    expect([report.verdict, seen(report)]).toEqual(['verified', ['name-respelled']])
  })

  test('many-signers/SHA256SUMS is a list like any other', async () => {
    expect((await judge('many-signers', 'SHA256SUMS', 'README.md')).verdict).toBe('undecided')
  })
})
