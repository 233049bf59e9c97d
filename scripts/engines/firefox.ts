/** Firefox, by the WebDriver BiDi that it speaks without a driver. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectBidi } from './bidi.ts'
import type { Bidi } from './bidi.ts'
import { asJson, clicking, fromJson, pressing } from './engine.ts'
import type { Engine, Size, Tab } from './engine.ts'
import { started } from './process.ts'

/** Nothing but our own pages: no updates, no telemetry, no page that greets. */
const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
} as const

/** @throws {Error} if it does not start */
export async function startFirefox(program: string, size: Size): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'shomei-firefox-'))
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(profile, 'user.js'), lines.join(''))
  const browser = await started(
    program,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'],
    /WebDriver BiDi listening on (ws:\S+)\s/,
  )
  const bidi = await connectBidi(`${browser.said}/session`)
  const { capabilities } = await bidi.send('session.new', { capabilities: {} })
  return {
    name: `Firefox ${(capabilities as { browserVersion: string }).browserVersion}`,
    async session() {
      const { userContext } = await bidi.send('browser.createUserContext', {})
      return {
        tab: () => openTab(bidi, String(userContext), size),
        close: async () => void (await bidi.send('browser.removeUserContext', { userContext })),
      }
    },
    async close() {
      bidi.close()
      await browser.stop()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

interface Evaluated {
  readonly type: 'success' | 'exception'
  readonly result?: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string }
}

async function openTab(bidi: Bidi, userContext: string, size: Size): Promise<Tab> {
  // Windows, as a presenter has them: a tab behind another one is slowed down.
  const { context } = await bidi.send('browsingContext.create', { type: 'window', userContext })
  const resize = async (viewport: Size) =>
    void (await bidi.send('browsingContext.setViewport', { context, viewport }))
  await resize(size)
  const perform = async (actions: readonly object[]) =>
    void (await bidi.send('input.performActions', { context, actions }))
  return {
    goto: async (url) =>
      void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async () => void (await bidi.send('browsingContext.reload', { context, wait: 'complete' })),
    resize,
    async evaluate(run, ...given) {
      const answer = (await bidi.send('script.evaluate', {
        expression: asJson(run, given),
        target: { context },
        awaitPromise: true,
        userActivation: false,
      })) as unknown as Evaluated
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'an exception')
      return fromJson(answer.result?.value)
    },
    press: (key, held) => perform(pressing(key, held ? [held] : [])),
    click: (x, y) => perform(clicking(x, y)),
    async choose(selector, paths) {
      const { nodes } = await bidi.send('browsingContext.locateNodes', {
        context,
        locator: { type: 'css', value: selector },
      })
      const [node] = nodes as { sharedId: string }[]
      if (node === undefined) throw new Error(`choose: nothing is ${selector}`)
      await bidi.send('input.setFiles', { context, element: { sharedId: node.sharedId }, files: [...paths] })
    },
    async picture() {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context, origin: 'viewport' })
      return Buffer.from(String(data), 'base64')
    },
    toFront: async () => void (await bidi.send('browsingContext.activate', { context })),
  }
}
