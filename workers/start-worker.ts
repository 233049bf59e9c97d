/**
 * The one place where workers are started, so that the page's Content-Security-Policy holds in them as well.
 *
 * A worker whose script comes from the network obeys the headers of that response alone, and a static host sends none.
 * One whose script is a blob inherits the policy of whoever starts it (HTML, "policy container"). So a blob is what is
 * started, and it imports the script: dynamically, which is for `script-src` to allow, while `worker-src` allows blobs
 * and nothing from the network.
 */

/** Asks a worker whether it can hear; answered with itself, at once, unless the worker is computing. */
export const PING = 'shomei:ping'
/** Said by a worker once its script has run. */
export const UP = 'shomei:up'

/**
 * @param script address of a module, as `import script from './x.worker.ts?worker&url'` gives it
 * @throws {DOMException} where no worker can be started
 */
export function startWorker(script: string): Worker {
  const code = bootCode(new URL(script, import.meta.url).href)
  const boot = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  return new Worker(boot, { type: 'module', name: /([\w-]+)\.worker\b/.exec(script)?.[1] ?? '' })
}

/** @param address of the script, absolute */
export function bootCode(address: string): string {
  const load = `() => import(${JSON.stringify(address)})`
  return `URL.revokeObjectURL(import.meta.url);(${boot})(${load}, '${PING}', '${UP}')`
}

/** Runs in the worker, as text: it can use nothing of this module. What is said before the script has run waits. */
function boot(load: () => Promise<unknown>, ping: string, up: string): void {
  const early: MessageEvent[] = []
  const answer = (event: MessageEvent) => {
    if (event.data !== ping) return
    event.stopImmediatePropagation()
    postMessage(ping)
  }
  const keep = (event: MessageEvent) => {
    event.stopImmediatePropagation()
    early.push(event)
  }
  addEventListener('message', answer)
  addEventListener('message', keep)
  load().then(() => {
    removeEventListener('message', keep)
    postMessage(up)
    // Chromium does not let an event that was stopped once be heard again.
    for (const { data, ports } of early)
      dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }))
  }, reportError)
}
