/** Keeps the whole site in the browser, once it has nothing better to do. */

/** Nothing is said about it, and no error: the deck is the same with and without. */
export async function keepOffline(): Promise<void> {
  // Not there over plain HTTP, and a browser may forbid it.
  if (!('serviceWorker' in navigator) || savesData()) return
  const base = import.meta.env.BASE_URL
  await navigator.serviceWorker.register(`${base}sw.js`, { scope: base }).catch(() => undefined)
}

/** Some megabytes are a lot to whoever asks browsers to be sparing. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } }
  return connection?.saveData === true
}
