/**
 * State that is one in a program even where this folder is there twice: Vite's development server builds a copy of
 * it into `@sigstore/core`, and what the one copy is told the other must know.
 */
export function shared<T>(name: string, make: () => T): T {
  const holder = globalThis as { [key: symbol]: unknown }
  const key = Symbol.for(`shomei.${name}`)
  return (holder[key] ??= make()) as T
}
