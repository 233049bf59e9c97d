/** Opens a consumer's page under a strict policy, and reads what it says. */
import { chromium, type Browser } from 'playwright-core'
import { serveStatic } from '../lib/static-server.ts'
import { browserLaunch } from '../setup/browser.mjs'
import { faultsIn } from './expected.ts'

/** Neither inline code nor evaluation, WebAssembly's among them; sent with the workers' scripts, too. */
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src data:"

export const openBrowser = (): Promise<Browser> => chromium.launch(browserLaunch())

/** @returns what is wrong, a sentence each */
export async function visit(browser: Browser, folder: string, port: number): Promise<readonly string[]> {
  const server = await serveStatic(folder, {
    port,
    base: '/',
    strict: true,
    headers: { 'content-security-policy': POLICY },
  })
  const page = await browser.newPage()
  const console: string[] = []
  page.on('console', (message) => console.push(message.text()))
  page.on('pageerror', (error) => console.push(String(error)))
  try {
    await page.goto(server.url)
    await page.waitForSelector('pre[data-done]', { state: 'attached', timeout: 120_000 })
    return faultsIn((await page.textContent('pre')) ?? '', { isPage: true })
  } catch (error) {
    return [`${error instanceof Error ? error.message : String(error)}\n${console.join('\n')}`]
  } finally {
    await page.close()
    await server.close()
  }
}
