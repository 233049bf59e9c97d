import { readFile } from 'node:fs/promises'
import { readFixture, readShared } from '../support/files.ts'
import { Demo, expect, test } from './deck.ts'
import { flipped, inTerminal } from './terminal.ts'

const SAMPLES = 'public/samples'
const JAR = { name: 'hello-shomei-1.0.0.jar', bytes: await readFixture(`${SAMPLES}/hello-shomei-1.0.0.jar`) }
const ASC = { name: 'jar.asc', bytes: await readFixture(`${SAMPLES}/openpgp/hello-shomei-1.0.0.jar.asc`) }
const KEY = { name: 'key.asc', bytes: await readFixture(`${SAMPLES}/openpgp/demo-key.asc`) }

type File = { readonly name: string; readonly bytes: Uint8Array }
const terminal = (artifact: File, signature: File, key: File, ...more: string[]) =>
  inTerminal('openpgp', { artifact, signature, key }, [
    ...more,
    '--signature',
    '{signature}',
    '--keys',
    '{key}',
    '{artifact}',
  ])

test('verifies the sample, as the terminal does, and lights only what is known', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.verdict('verified')
  expect(await terminal(JAR, ASC, KEY)).toEqual({
    verdict: 'verified',
    exitCode: 0,
    checks: await demo.checks(),
  })
  const lights = () =>
    demo.root.locator('[data-lamp]').evaluateAll((all) => all.map((one) => one.getAttribute('data-light')))
  expect(await lights()).toEqual(['right', 'unknown', 'unknown'])
  await expect(demo.root.locator('[data-gpg]')).toContainText(
    'This key is not certified with a trusted signature!',
  )
  await demo.root.locator('[data-action=pin]').click()
  await expect(demo.root.locator('[data-lamp=key]')).toHaveAttribute('data-light', 'on')
  expect(await lights()).toEqual(['on', 'on', 'unknown'])
})

test('catches a flipped byte in the artifact', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.flip('artifact')
  await demo.verdict('rejected')
  expect(await terminal({ ...JAR, bytes: flipped(JAR.bytes) }, ASC, KEY)).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })
  await expect(demo.root.locator('[data-gpg]')).toContainText('BAD signature')
})

test('leaves open what a flipped byte in the claim made unreadable', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.flip('署名')
  await demo.verdict('undecided')
  expect(await terminal(JAR, { ...ASC, bytes: flipped(ASC.bytes) }, KEY)).toEqual({
    verdict: 'undecided',
    exitCode: 2,
    checks: await demo.checks(),
  })
})

test('the four steps: no key, fetched by fingerprint, good, another file', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  const gpg = demo.root.locator('[data-gpg]')
  await demo.root.locator('[data-step=no-key]').click()
  await demo.verdict('undecided')
  await expect(gpg).toContainText('No public key')
  await demo.root.locator('[data-step=fetch]').click()
  await demo.root.locator('[data-action=import]').click()
  await demo.verdict('verified')
  await expect(gpg).toContainText('This key is not certified with a trusted signature!')
  await demo.root.locator('[data-step=bad]').click()
  await demo.verdict('rejected')
  await expect(gpg).toContainText('BAD signature')
  await demo.root.locator('[data-language=ja]').click()
  await expect(gpg).toContainText('からの*不正な*署名')
})

test('certified with one’s own key, the warning goes', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-action=certify]').click()
  await expect(demo.root.locator('[data-lamp=trust]')).toHaveAttribute('data-light', 'on')
  await demo.verdict('verified')
  await expect(demo.root.locator('[data-gpg]')).toContainText('[full]')
  await expect(demo.root.locator('[data-gpg]')).not.toContainText('WARNING')
  await demo.root.locator('[data-tab=keyring]').click()
  await expect(demo.root.locator('[data-key]')).toHaveCount(2)
})

test('an impostor with the same user id passes until a fingerprint is expected', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-field=attack]').selectOption('impostor-key')
  await expect(demo.root.locator('[data-story]')).toBeVisible()
  await demo.verdict('verified')
  await expect(demo.root.locator('[data-lamp=key]')).toHaveAttribute('data-light', 'unknown')
  await demo.root.locator('[data-action=pin]').click()
  await demo.verdict('rejected')
  await expect(demo.root.locator('[data-check=key-identity]')).toHaveAttribute('data-status', 'failed')
  await expect(demo.root.locator('[data-lamp=integrity]')).toHaveAttribute('data-light', 'right')
})

test('a keyserver that answers with another key is noticed by the fingerprint', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-field=attack]').selectOption('lying-keyserver')
  await demo.verdict('verified')
  const pinned = demo.root.locator('[data-field=fingerprint]')
  await demo.root.locator('[data-action=pin]').click()
  await demo.verdict('rejected')
  await demo.root.locator('[data-action=drop-keys]').click()
  await demo.root.locator('[data-tab=keyserver]').click()
  await demo.root.locator(`[data-hit="${await pinned.inputValue()}"] [data-action=import]`).click()
  await expect(demo.root.getByRole('alert')).toContainText('ではない鍵が返ってきました')
  await demo.verdict('undecided')
})

test('a text signed in clear, as it is and with a byte changed', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-scenario=clearsigned]').click()
  await demo.verdict('verified')
  await demo.flip('署名つきの本文')
  await demo.verdict('rejected')
})

const TEXT = {
  name: 'announcement.txt.asc',
  bytes: await readFixture(`${SAMPLES}/openpgp/announcement.txt.asc`),
}
const MAINTAINER = {
  name: 'maintainer-key.asc',
  bytes: await readFixture(`${SAMPLES}/openpgp/maintainer-key.asc`),
}

test('words outside a clearsigned text stand apart, and only what was signed can be taken away', async ({
  page,
}) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-scenario=clearsigned]').click()
  await demo.verdict('verified')
  const words = demo.root.locator('[data-words]')
  const outside = demo.root.locator('[data-outside]')
  await expect(words).toContainText('hello-shomei 1.0.0 を公開しました')
  await expect(outside).toHaveCount(0)
  const saved = async () => {
    const download = page.waitForEvent('download')
    await words.locator('[data-action=save-text]').click()
    return readFile(await (await download).path())
  }
  const signed = await saved()

  const file = new TextDecoder().decode(TEXT.bytes)
  const attacked = new TextEncoder().encode(
    file
      .replace('END PGP SIGNATURE-----', '$& PAY-ALL')
      .replace('Hash: SHA256', 'Hash: SHA256\0\x1b[2J\u202eLLA'),
  )
  await demo.choose('署名つきの本文', { name: TEXT.name, bytes: attacked })
  await expect(outside).toContainText('PAY-ALL')
  // The sample's key went with the sample's text.
  await demo.verdict('undecided')
  await demo.choose('keyring', MAINTAINER)
  await demo.verdict('verified')
  await expect(outside).toContainText('\\u{1b}[2J\\u{202e}LLA')
  await expect(words).not.toContainText('PAY-ALL')
  expect(
    await outside
      .locator('[data-place]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-place'))),
  ).toEqual(['text-header', 'end-line'])
  expect(await saved()).toEqual(signed)
  const clearsigned = { message: { name: TEXT.name, bytes: attacked }, key: MAINTAINER }
  expect((await inTerminal('openpgp', clearsigned, ['--keys', '{key}', '{message}'])).verdict).toBe(
    'verified',
  )
  await demo.root.locator('[data-tab=checks]').click()
  await expect(demo.root.locator('[data-check=signature-format]')).toContainText(
    '署名の枠の外に文字があります',
  )
  await demo.root.locator('[data-tab=words]').click()

  await demo.choose('署名つきの本文', {
    name: TEXT.name,
    bytes: new TextEncoder().encode(file.replace('練習用', '本番の')),
  })
  await demo.verdict('rejected')
  await expect(words).toContainText('署名されたとは言えない本文')
  await expect(words.locator('[data-action=save-text]')).toHaveCount(0)
})

test('log4j: the fingerprint is there, the files are the visitor’s', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-scenario=log4j]').click()
  await expect(demo.root.locator('[data-field=fingerprint]')).toHaveValue(
    '077E8893A6DCC33DD4A4D5B256E73BA9A0B592D0',
  )
  await expect(demo.root.getByRole('status')).toContainText('Maven Central')
  await expect(demo.root).not.toHaveAttribute('data-verdict')
  const others = { name: 'other.jar', bytes: JAR.bytes }
  await demo.choose('artifact', others)
  await demo.choose('署名', ASC)
  await demo.choose('keyring', KEY)
  await demo.verdict('rejected')
  await expect(demo.root.locator('[data-check=key-identity]')).toHaveAttribute('data-status', 'failed')
})

test('serf 1.3.10: good, changed, and without its key', async ({ page }) => {
  const read = (path: string) => readShared(`openpgp-real/${path}`)
  const tarball = await read('serf-1.3.10/serf_1.3.10.orig.tar.bz2')
  const signature = await read('serf-1.3.10/serf_1.3.10.orig.tar.bz2.asc')
  const keys = await read('serf-1.3.10/signing-key.asc')
  const others = await read('xz-utils-5.8.1/signing-key.asc')
  test.skip(!tarball || !signature || !keys || !others, 'skipped: no shared data')
  if (!tarball || !signature || !keys || !others) return
  const artifact = { name: 'serf.tar.bz2', bytes: tarball }
  const asc = { name: 'serf.tar.bz2.asc', bytes: signature }
  const key = { name: 'signing-key.asc', bytes: keys }

  const demo = await Demo.open(page, 'openpgp')
  await demo.choose('artifact', artifact)
  await demo.choose('署名', asc)
  await demo.choose('keyring', key)
  await demo.verdict('verified')
  expect(await terminal(artifact, asc, key)).toMatchObject({ verdict: 'verified', exitCode: 0 })
  await expect(demo.root.locator('[data-check=signature-integrity]')).toHaveAttribute('data-status', 'passed')

  await demo.flip('artifact')
  await demo.verdict('rejected')
  expect(await terminal({ ...artifact, bytes: flipped(tarball) }, asc, key)).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })

  await demo.card('artifact').locator('[data-action=undo]').click()
  await demo.root.locator('[data-action=drop-keys]').click()
  await demo.choose('keyring', { name: 'others.asc', bytes: others })
  await demo.verdict('undecided')
  expect(await terminal(artifact, asc, { name: 'others.asc', bytes: others })).toEqual({
    verdict: 'undecided',
    exitCode: 2,
    checks: await demo.checks(),
  })
})
