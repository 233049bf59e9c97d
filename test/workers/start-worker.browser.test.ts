/** What is said to a worker before its script has run waits for it, and a ping does not. */
import { afterEach, expect, test } from 'vitest'
import { PING, startWorker, UP } from '../../workers/start-worker.ts'

/** Says what it hears, and says it by the port that came with it, too. */
const LISTEN = `addEventListener('message', ({ data, ports: [port] }) => {
  postMessage(['heard', data])
  port?.postMessage(['by port', data])
})`
/** Takes its time to load. */
const WAIT = `
const load = Promise.withResolvers()
const early = new BroadcastChannel('start-worker')
early.onmessage = () => load.resolve()
await load.promise
early.close()
`
const SLOW = `${WAIT}${LISTEN}`
/** Listens while it is still loading. */
const EAGER = `${LISTEN}${WAIT}`

let workers: Worker[] = []
afterEach(() => {
  for (const worker of workers) worker.terminate()
  workers = []
})

function begin(code: string) {
  const script = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const worker = startWorker(script)
  workers.push(worker)
  const said: unknown[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => said.push(data))
  return { worker, said }
}

/** Lets the slow script go on; asked again until it listens. */
async function letItLoad(said: readonly unknown[]): Promise<void> {
  const channel = new BroadcastChannel('start-worker')
  await expect
    .poll(() => {
      channel.postMessage('go')
      return said
    })
    .toContain(UP)
  channel.close()
}

test('what is said early is heard once the script has run: in its order, once, and with its ports', async () => {
  const { worker, said } = begin(SLOW)
  const { port1, port2 } = new MessageChannel()
  const byPort: unknown[] = []
  port1.onmessage = ({ data }: MessageEvent<unknown>) => byPort.push(data)
  worker.postMessage('first', [port2])
  worker.postMessage('second')
  // Answered, so that what was said before it has come as well.
  worker.postMessage(PING)
  await expect.poll(() => said).toEqual([PING])
  await letItLoad(said)
  worker.postMessage('late')
  await expect.poll(() => said.at(-1)).toEqual(['heard', 'late'])
  expect(said).toEqual([PING, UP, ['heard', 'first'], ['heard', 'second'], ['heard', 'late']])
  await expect.poll(() => byPort).toEqual([['by port', 'first']])
})

test('what is said early is heard once, also by a script that listens while it is loading', async () => {
  const { worker, said } = begin(EAGER)
  // Until it listens.
  await expect
    .poll(() => {
      worker.postMessage(PING)
      return said.length
    })
    .toBeGreaterThan(5)
  worker.postMessage('early')
  await letItLoad(said)
  worker.postMessage('late')
  await expect.poll(() => said.at(-1)).toEqual(['heard', 'late'])
  expect(said.filter((one) => one !== PING)).toEqual([UP, ['heard', 'early'], ['heard', 'late']])
})

test('a ping is answered before and after, and the script never hears it', async () => {
  const { worker, said } = begin(SLOW)
  worker.postMessage(PING)
  await expect.poll(() => said).toEqual([PING])
  await letItLoad(said)
  worker.postMessage(PING)
  worker.postMessage('last')
  await expect.poll(() => said.at(-1)).toEqual(['heard', 'last'])
  expect(said).toEqual([PING, UP, PING, ['heard', 'last']])
})

test('a script that cannot be loaded is not said to be up', async () => {
  const { worker, said } = begin('throw new TypeError("as asked")')
  const { message } = await new Promise<ErrorEvent>((resolve) => (worker.onerror = resolve))
  expect(message).toContain('as asked')
  worker.postMessage(PING)
  await expect.poll(() => said).toEqual([PING])
})
