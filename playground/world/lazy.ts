/**
 * A value that is made when it is first asked for, and then kept. It must be made from what never changes, so that it
 * does not matter when.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
