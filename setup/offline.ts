/** Keeps the whole site in the browser, once it has nothing better to do. */

/** Nothing is said about it, and no error: the deck is the same with and without. */
export async function keepOffline(): Promise<void> {
  // Not there over plain HTTP, and a browser may forbid it.
  if (!('serviceWorker' in navigator)) return
  const base = import.meta.env.BASE_URL
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base }).catch(() => undefined)
}
