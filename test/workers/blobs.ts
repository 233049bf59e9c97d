/** Bytes that differ from their neighbours, so that a piece in the wrong place shows. */
export function counting(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) bytes[i] = i * 31 + (i >> 8) * 7
  return bytes
}

/** A browser that reads blobs only as a whole. */
export class WithoutByob extends Blob {
  override stream(): never {
    throw new TypeError('no stream')
  }
}

/** Its stream gives `pieces`, then does what `then` does. */
export class Streamed extends Blob {
  cancelled = false
  private readonly pieces: Uint8Array[]
  private readonly then: (controller: ReadableByteStreamController) => void
  private readonly said: number | undefined

  constructor(
    pieces: readonly Uint8Array[],
    then: (controller: ReadableByteStreamController) => void,
    said?: number,
  ) {
    super([])
    this.pieces = [...pieces]
    this.then = then
    this.said = said
  }

  override get size(): number {
    return this.said ?? 0
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return new ReadableStream({
      type: 'bytes',
      pull: (controller) => {
        const next = this.pieces.shift()
        if (next) controller.enqueue(next.slice())
        else this.then(controller)
      },
      cancel: () => {
        this.cancelled = true
      },
    })
  }
}

/** For {@link Streamed}: the end of the file. */
export function end(controller: ReadableByteStreamController): void {
  controller.close()
  controller.byobRequest?.respond(0)
}
