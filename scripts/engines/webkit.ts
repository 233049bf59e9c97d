/** WebKitGTK, by its own driver: what a Mac, an iPhone and GNOME's Web have in common. */
import { createServer } from 'node:net'
import { asJson, clicking, fromJson, pressing } from './engine.ts'
import type { Engine, Session, Size, Tab } from './engine.ts'
import type { WebkitPrograms } from './find.ts'
import { started } from './process.ts'
import { webdriverAt } from './webdriver.ts'
import type { WebDriver } from './webdriver.ts'

/** Room for a window of any size that is asked for. */
const SCREEN = '2560x1600x24'
/** The name under which WebDriver passes an element (https://www.w3.org/TR/webdriver2/#elements). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** Milliseconds: a file of 300 MB is hashed in one call. */
const LONGEST = 300_000

/** @throws {Error} if it does not start */
export async function startWebkit({ driver, browser, display }: WebkitPrograms, size: Size): Promise<Engine> {
  const screen = await started(
    display,
    ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'],
    /^(\d+)\n/m,
  )
  const port = await freePort()
  const program = await started(driver, [`--port=${port}`, '--host=127.0.0.1'], undefined, {
    DISPLAY: `:${screen.said}`,
    WAYLAND_DISPLAY: undefined,
    GDK_BACKEND: 'x11',
  })
  const root = webdriverAt(`http://127.0.0.1:${port}`)
  await listening(root)
  const version = { is: '' }
  const open = async () => {
    const { sessionId, capabilities } = (await root.send('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
          timeouts: { script: LONGEST },
        },
      },
    })) as { sessionId: string; capabilities: { browserVersion: string } }
    version.is = capabilities.browserVersion
    return sessionOf(webdriverAt(`http://127.0.0.1:${port}/session/${sessionId}`), size)
  }
  await (await open()).close()
  return {
    name: `WebKitGTK ${version.is}`,
    session: open,
    async close() {
      await program.stop()
      await screen.stop()
    },
  }
}

/** Its windows share a browser of their own. */
function sessionOf(driver: WebDriver, size: Size): Session {
  let opened = 0
  return {
    async tab() {
      const first = opened++ === 0
      const handle = first
        ? await driver.send('GET', '/window')
        : ((await driver.send('POST', '/window/new', { type: 'window' })) as { handle: string }).handle
      const tab = tabOf(driver, String(handle))
      await tab.resize(size)
      return tab
    },
    close: async () => void (await driver.send('DELETE', '')),
  }
}

function tabOf(driver: WebDriver, handle: string): Tab {
  /** Commands speak to the window that was named last. */
  const here = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
    await driver.send('POST', '/window', { handle })
    return driver.send(method, path, body)
  }
  const perform = async (actions: readonly object[]) => void (await here('POST', '/actions', { actions }))
  const tab: Tab = {
    goto: async (url) => void (await here('POST', '/url', { url })),
    reload: async () => void (await here('POST', '/refresh')),
    async resize({ width, height }) {
      await here('POST', '/window/rect', { x: 0, y: 0, width, height })
      // A window is larger than its page.
      const [wide, high] = await tab.evaluate(() => [innerWidth, innerHeight] as const)
      await here('POST', '/window/rect', { width: 2 * width - wide, height: 2 * height - high })
    },
    async evaluate(run, ...given) {
      return fromJson(
        await here('POST', '/execute/sync', { script: `return ${asJson(run, given)}`, args: [] }),
      )
    },
    press: (key, held) => perform(pressing(key, held ? [held] : [])),
    click: (x, y) => perform(clicking(x, y)),
    async choose(selector, paths) {
      const element = (await here('POST', '/element', { using: 'css selector', value: selector })) as {
        [ELEMENT]: string
      }
      await here('POST', `/element/${element[ELEMENT]}/value`, { text: paths.join('\n') })
    },
    picture: async () => Buffer.from(String(await here('GET', '/screenshot')), 'base64'),
    toFront: async () => void (await here('GET', '/title')),
  }
  return tab
}

async function listening(root: WebDriver): Promise<void> {
  for (let tries = 0; ; tries++) {
    const refused = await root.send('GET', '/status').then(
      () => undefined,
      (error: unknown) => error,
    )
    if (refused === undefined) return
    if (tries === 100) throw new Error('webkit: its driver does not answer', { cause: refused })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
