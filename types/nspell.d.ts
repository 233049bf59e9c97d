/** What is used of a package without declarations of its own. */
declare module 'nspell' {
  export default function nspell(dictionary: { readonly aff: Buffer; readonly dic: Buffer }): {
    add(word: string): unknown
    correct(word: string): boolean
  }
}
