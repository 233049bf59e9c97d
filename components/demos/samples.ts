/** The deck's own samples: files of our own origin, fetched once; one that did not come is asked for again. */
import { type DemoFile, demoFile } from './demo-file.ts'

const fetched = new Map<string, Promise<Blob | undefined>>()

function load(path: string): Promise<Blob | undefined> {
  const known = fetched.get(path)
  if (known) return known
  const loading = fetch(`${import.meta.env.BASE_URL}samples/${path}`)
    .then((response) => (isFile(response) ? response.blob() : undefined))
    .catch(() => undefined)
    .then((blob) => {
      if (!blob) fetched.delete(path)
      return blob
    })
  fetched.set(path, loading)
  return loading
}

/** A static host may answer a missing file with the deck's own page. */
function isFile(response: Response): boolean {
  return response.ok && !(response.headers.get('content-type') ?? '').startsWith('text/html')
}

/** @throws {DOMException} `NotFoundError` if the deck was built without this sample */
export async function sample(path: string): Promise<DemoFile> {
  const blob = await load(path)
  if (!blob) throw new DOMException(`sample: ${path} is missing`, 'NotFoundError')
  return { ...demoFile(path.slice(path.lastIndexOf('/') + 1), blob), sample: path }
}

/** @returns `undefined` if the deck was built without it, or it is not JSON */
export async function optionalJson<T>(path: string): Promise<T | undefined> {
  try {
    const blob = await load(path)
    return blob && (JSON.parse(await blob.text()) as T)
  } catch {
    return undefined
  }
}
