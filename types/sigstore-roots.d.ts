/** What the installed `@sigstore/tuf` begins with, put in by scripts/vite/sigstore-roots.ts. */
declare module 'virtual:sigstore-roots' {
  /** Of the package. */
  export const version: string
  /** By the repository's address: its root, in Base64. */
  export const seeds: Readonly<Record<string, { readonly 'root.json': string }>>
}
