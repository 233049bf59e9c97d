import { edition } from '#words'
import { SIGSTORE_ATTACKS } from '../../playground/attacks/sigstore.ts'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { readFixture, readShared } from '../support/files.ts'
import { Demo, expect, test } from './deck.ts'
import { SIGSTORE_231_SHA512 } from './site.ts'
import { flipped, inTerminal } from './terminal.ts'

const SAMPLES = 'public/samples'
const JAR = { name: 'hello-shomei-1.0.0.jar', bytes: await readFixture(`${SAMPLES}/hello-shomei-1.0.0.jar`) }
const BUNDLE = {
  name: 'bundle.json',
  bytes: await readFixture(`${SAMPLES}/sigstore/hello-shomei-1.0.0.jar.sigstore.json`),
}
const ROOT = { name: 'root.json', bytes: await readFixture(`${SAMPLES}/sigstore/trusted_root.json`) }
const IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
const ISSUER = 'https://token.actions.shomei-lab.invalid'

type File = { readonly name: string; readonly bytes: Uint8Array }
const terminal = (artifact: File, bundle: File, root: File, identity = IDENTITY) =>
  inTerminal('sigstore', { artifact, bundle, root }, [
    '--bundle',
    '{bundle}',
    '--trusted-root',
    '{root}',
    ...(identity ? ['--certificate-identity', identity] : []),
    '--certificate-oidc-issuer',
    ISSUER,
    '{artifact}',
  ])

test('verifies the sample, as the terminal does', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  await demo.verdict('verified')
  expect(await terminal(JAR, BUNDLE, ROOT)).toEqual({
    verdict: 'verified',
    exitCode: 0,
    checks: await demo.checks(),
  })
})

test('catches a flipped byte in the artifact', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  await demo.flip('artifact')
  await demo.verdict('rejected')
  expect(await terminal({ ...JAR, bytes: flipped(JAR.bytes) }, BUNDLE, ROOT)).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })
})

test('catches a flipped byte in the claim', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  await demo.flip('bundle')
  await demo.verdict('rejected')
  expect(await terminal(JAR, { ...BUNDLE, bytes: flipped(BUNDLE.bytes) }, ROOT)).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })
})

test('a byte typed in the editor is verified at once', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  await demo.card('artifact').locator('[data-action=edit]').click()
  const grid = demo.root.getByRole('grid')
  await grid.press('ArrowRight')
  await grid.press('0')
  await grid.press('0')
  await demo.verdict('rejected')
  await page.keyboard.press('Escape')
  await expect(grid).toBeHidden()
  await expect(demo.card('artifact')).toContainText('1 byte 変更')
})

test('an identity that only looks alike is rejected; none at all is undecided', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  const field = demo.root.locator('[data-field=identity]')
  const fork = IDENTITY.replace('hello-shomei/', 'hello-shomei-fork/')
  await field.fill(fork)
  await demo.verdict('rejected')
  const row = demo.root.locator('[data-check=identity]')
  await expect(row).toContainText(fork)
  await expect(row).toContainText(IDENTITY)
  expect(await terminal(JAR, BUNDLE, ROOT, fork)).toMatchObject({ verdict: 'rejected', exitCode: 1 })
  await field.fill('')
  await demo.verdict('undecided')
  expect(await terminal(JAR, BUNDLE, ROOT, '')).toMatchObject({ verdict: 'undecided', exitCode: 2 })
})

test("sigstore 2.3.1's real provenance, with its own identity and with another", async ({ page }) => {
  const shared = await readShared('npm-attestations/sigstore-2.3.1.attestations.json')
  test.skip(!shared, 'skipped: no shared data')
  if (!shared) return
  const { attestations } = JSON.parse(fromUtf8(shared) ?? '') as {
    attestations: { predicateType: string; bundle: unknown }[]
  }
  const slsa = attestations.find(({ predicateType }) =>
    predicateType.startsWith('https://slsa.dev/provenance/'),
  )
  const bundle = { name: 'bundle.json', bytes: utf8(JSON.stringify(slsa?.bundle)) }
  const inTerminalAs = (identity: string) =>
    inTerminal('sigstore', { bundle }, [
      '--bundle',
      '{bundle}',
      '--certificate-identity',
      identity,
      '--certificate-oidc-issuer',
      'https://token.actions.githubusercontent.com',
      `sha512:${SIGSTORE_231_SHA512}`,
    ])

  const demo = await Demo.open(page, 'sigstore')
  await demo.root.getByRole('button', { name: 'sigstore@2.3.1' }).click()
  await demo.verdict('undecided')
  await demo.root.locator('[data-action=adopt]').click()
  await demo.verdict('verified')
  // What the certificate says of itself is nobody's expectation yet.
  await expect(demo.root.locator('.banner')).toHaveClass(/banner--linked/)
  await demo.root.locator('[data-action=confirm]').click()
  await expect(demo.root.locator('.banner')).toHaveClass(/banner--verified/)
  const field = demo.root.locator('[data-field=identity]')
  const identity = await field.inputValue()
  expect(identity).toBe(
    'https://github.com/sigstore/sigstore-js/.github/workflows/release.yml@refs/heads/main',
  )
  expect(await inTerminalAs(identity)).toEqual({
    verdict: 'verified',
    exitCode: 0,
    checks: await demo.checks(),
  })

  const other = identity.replace('sigstore-js', 'sigstore-python')
  await field.fill(other)
  await demo.verdict('rejected')
  const row = demo.root.locator('[data-check=identity]')
  await expect(row).toContainText(other)
  await expect(row).toContainText(identity)
  expect(await inTerminalAs(other)).toEqual({ verdict: 'rejected', exitCode: 1, checks: await demo.checks() })

  await field.fill(identity)
  await demo.verdict('verified')
  await demo.flip('artifact')
  await demo.verdict('rejected')
  await expect(demo.root.locator('[data-check=artifact]')).toHaveAttribute('data-status', 'failed')
})

test('every attack is caught by the check that names it, and undone', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  const attacks = demo.root.locator('[data-field=attack]')
  for (const { id, breaks } of SIGSTORE_ATTACKS) {
    await attacks.selectOption(id)
    await expect(demo.root.locator('[data-story]')).toHaveText(edition.attacks[id].story)
    // A bundle that lacks what every bundle has is none: nothing is compared.
    const isRead = id !== 'stripped-proof'
    await demo.verdict(isRead ? 'rejected' : 'undecided')
    const status = isRead ? 'failed' : 'undecided'
    await expect(demo.root.locator(`[data-check=${breaks}]`), id).toHaveAttribute('data-status', status)
  }
  await attacks.selectOption('')
  await demo.verdict('verified')
})

test('a part of the bundle is edited as bytes, and verified at once', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  await demo.card('bundle').locator('[data-action=edit]').click()
  await demo.root.locator('[data-field=part]').selectOption({ label: edition.parts.promise })
  const grid = demo.root.getByRole('grid')
  await grid.press('End')
  const last = demo.root.locator('[data-offset]').last()
  const before = await last.innerText()
  const after = before === '5a' ? 'a5' : '5a'
  await grid.press(after.charAt(0))
  await grid.press(after.charAt(1))
  await expect(last).toHaveText(after)
  await expect(demo.root.locator('[data-check=inclusion-promise]')).toHaveAttribute('data-status', 'failed')
  await page.keyboard.press('Escape')
  await demo.card('bundle').locator('[data-action=undo]').click()
  await demo.verdict('verified')
})

test('certificate, way up the log, and the commands that check the same', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  await demo.root.locator('[data-tab=certificate]').click()
  await expect(demo.root).toContainText('Source Repository Ref')
  await expect(demo.root).toContainText('refs/tags/v1.0.0')
  await demo.root.locator('[data-tab=log]').click()
  await expect(demo.root).toContainText(edition.demos.sigstore.merkle.reached)
  await demo.root.locator('[data-field=attack]').selectOption('flipped-proof-node')
  await expect(demo.root).toContainText(edition.demos.sigstore.merkle.lost)
  // Of a bundle that cannot be read nothing is told of what is in it.
  await demo.root.locator('[data-field=attack]').selectOption('stripped-proof')
  await expect(demo.root).toContainText(edition.demos.sigstore.merkle.unread)
  await demo.root.locator('[data-tab=certificate]').click()
  await expect(demo.root).toContainText(edition.demos.sigstore.certificate.unread)
  await demo.root.locator('[data-tab=commands]').click()
  await expect(demo.root).toContainText(edition.demos.sigstore.commands.unread)
  await demo.root.locator('[data-field=attack]').selectOption('flipped-proof-node')
  await demo.root.locator('[data-tab=commands]').click()
  await expect(demo.root).toContainText(`--certificate-identity ${IDENTITY}`)
})

test('a file of several bundles lets one choose', async ({ page }) => {
  const shared = await readShared('npm-attestations/sigstore-2.3.1.attestations.json')
  test.skip(!shared, 'skipped: no shared data')
  if (!shared) return
  const demo = await Demo.open(page, 'sigstore')
  await demo.choose('bundle', { name: 'attestations.json', bytes: shared })
  const choice = demo.root.locator('[data-field=bundle]')
  await expect(choice.locator('option')).toHaveCount(2)
  await choice.selectOption({ index: 1 })
  await demo.root.locator('[data-action=adopt]').click()
  await expect(demo.root.locator('[data-check=signature]')).toHaveAttribute('data-status', 'passed')
  // The jar is not the package: everything holds but the subject.
  await demo.verdict('rejected')
  await expect(demo.root.locator('[data-check=artifact]')).toHaveAttribute('data-status', 'failed')
})

test('a dropped JSONL file of bundles is taken for what it is', async ({ page }) => {
  const demo = await Demo.open(page, 'sigstore')
  const line = JSON.stringify(JSON.parse(fromUtf8(BUNDLE.bytes) ?? ''))
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'attestations.jsonl'))
    return data
  }, `${line}\n${line}\n`)
  await demo.root.dispatchEvent('drop', { dataTransfer: transfer })
  await expect(demo.root.locator('[data-field=bundle] option')).toHaveCount(2)
  // The sample's artifact is none of theirs: it is gone, and what came is named.
  await expect(demo.card('artifact')).not.toContainText(JAR.name)
  await expect(demo.root.locator('[data-drop-notes]')).toContainText('attestations.jsonl')
})
