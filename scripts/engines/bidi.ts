/** WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/): commands and their answers over one WebSocket. */

export interface Bidi {
  /** @throws {Error} what the browser says against it */
  send(method: string, params: object): Promise<Record<string, unknown>>
  close(): void
}

type Answer =
  | { readonly type: 'success'; readonly id: number; readonly result: Record<string, unknown> }
  | { readonly type: 'error'; readonly id: number | null; readonly error: string; readonly message: string }
  | { readonly type: 'event' }

/** @param url of the session's socket */
export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', () => reject(new Error(`bidi: ${url} takes no connection`)), {
      once: true,
    })
  })
  interface Asked {
    resolve(result: Record<string, unknown>): void
    reject(why: Error): void
  }
  const waiting = new Map<number, Asked>()
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.type === 'event' || answer.id === null) return
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.type === 'success') asked?.resolve(answer.result)
    else asked?.reject(new Error(`${answer.error}: ${answer.message}`))
  })
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('bidi: the browser has gone'))
    waiting.clear()
  })
  let last = 0
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params }))
      }),
    close: () => socket.close(),
  }
}
