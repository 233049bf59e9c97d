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
  expect(await lights()).toEqual(['on', 'unknown', 'unknown'])
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

test('catches a flipped byte in the claim', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.flip('署名')
  await demo.verdict('rejected')
  expect(await terminal(JAR, { ...ASC, bytes: flipped(ASC.bytes) }, KEY)).toEqual({
    verdict: 'rejected',
    exitCode: 1,
    checks: await demo.checks(),
  })
})

test('without the key it is undecided, never rejected', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-scenario=unknownKey]').click()
  await demo.verdict('undecided')
  await expect(demo.root.locator('[data-gpg]')).toContainText('No public key')
})

test('an impostor with the same user id passes until a fingerprint is expected', async ({ page }) => {
  const demo = await Demo.open(page, 'openpgp')
  await demo.root.locator('[data-scenario=impostor]').click()
  await demo.verdict('verified')
  await expect(demo.root.locator('[data-gpg]')).toContainText('Good signature from "Shomei Demo Key')
  await demo.root.locator('[data-action=pin]').click()
  await demo.verdict('rejected')
  await expect(demo.root.locator('[data-check=key-identity]')).toHaveAttribute('data-status', 'failed')
  await expect(demo.root.locator('[data-lamp=integrity]')).toHaveAttribute('data-light', 'on')
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
  await demo.choose('公開鍵', key)
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
  await demo.choose('公開鍵', { name: 'others.asc', bytes: others })
  await demo.verdict('undecided')
  expect(await terminal(artifact, asc, { name: 'others.asc', bytes: others })).toEqual({
    verdict: 'undecided',
    exitCode: 2,
    checks: await demo.checks(),
  })
})
