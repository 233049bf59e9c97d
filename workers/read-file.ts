/**
 * A file in pieces, through one reused buffer: the quickest way a page can read (835 MiB/s where plain streams gave
 * 407 and slices of 1 MiB 176), and memory stays flat whatever the size.
 */
const BUFFER_BYTES = 1024 * 1024
const SLICE_BYTES = 16 * 1024 * 1024
/** How long a person may wait for a cancel to be heard. */
const PAUSE_EVERY_MS = 30

/** Each piece is only valid until the next one is asked for. */
export async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = byobReader(file)
  if (!reader) {
    for (let at = 0; at < file.size; at += SLICE_BYTES) {
      yield new Uint8Array(await file.slice(at, at + SLICE_BYTES).arrayBuffer())
    }
    return
  }
  const pause = pauses()
  try {
    let buffer = new ArrayBuffer(BUFFER_BYTES)
    for (;;) {
      const { done, value } = await reader.read(new Uint8Array(buffer))
      if (done) return
      yield value
      buffer = value.buffer
      await pause.ifDue()
    }
  } finally {
    pause.end()
    await reader.cancel().catch(() => undefined)
  }
}

/**
 * Pieces that have already been read arrive without a turn of the event loop, gigabytes in a row: no message would
 * reach the worker in between. A message to oneself takes such a turn, without the 4 ms of a timer.
 */
function pauses(): { ifDue: () => Promise<void>; end: () => void } {
  const { port1, port2 } = new MessageChannel()
  let last = performance.now()
  return {
    async ifDue() {
      if (performance.now() - last < PAUSE_EVERY_MS) return
      await new Promise((resolve) => {
        port1.onmessage = resolve
        port2.postMessage(undefined)
      })
      last = performance.now()
    },
    end: () => port1.close(),
  }
}

function byobReader(file: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return file.stream().getReader({ mode: 'byob' })
  } catch {
    return undefined
  }
}
