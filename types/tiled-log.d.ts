/** What of the lab's tiled log takes too long to make in the page, put in by scripts/vite/tiled-log.ts. */
declare module 'virtual:tiled-log' {
  /** Hashes of its full tiles of leaves, one after the other, in Base64. */
  export const fullTiles: string
}
