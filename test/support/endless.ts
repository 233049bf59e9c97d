/** A file that no machine is done with before a test has stopped it, and the stopping. */
import { expect } from 'vitest'

const PIECE = 16 * 1024 * 1024
/** 64 GiB: a quick machine hashes a few in a second. */
const PIECES = 4 * 1024

/** @returns one piece again and again: it costs the memory of that piece, and is larger than any machine's */
export function endless(name: string): File {
  return new File(Array<Blob>(PIECES).fill(new Blob([new Uint8Array(PIECE)])), name)
}

/** Presses 「中止」 as soon as it is there; if it never is, what stands in its place is told. */
export async function stopped(): Promise<void> {
  const banner = () => document.querySelector<HTMLElement>('[role=status]')
  const pressed = () => {
    const button = [...(banner()?.querySelectorAll('button') ?? [])].find((one) =>
      one.textContent?.includes('中止'),
    )
    button?.click()
    return button ? '中止' : banner()?.textContent
  }
  await expect.poll(pressed, { timeout: 20_000 }).toBe('中止')
}
