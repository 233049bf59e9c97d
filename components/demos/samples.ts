/** The deck's own samples: files of our own origin, fetched once; one that did not come is asked for again. */
import { type DemoFile, demoFile, isEqual } from './demo-file.ts'
import { MissingSample } from './missing-sample.ts'

const fetched = new Map<string, Promise<Blob | undefined>>()

/** Makes a sample that lies in no file. @returns `undefined` if there is none of that name */
export type Maker = (name: string) => Promise<Blob | undefined>
const makers = new Map<string, Maker>()

/** From now on, every path below `folder` is made, not fetched. The same path must always give the same bytes. */
export function makeSamplesIn(folder: string, make: Maker): void {
  makers.set(folder, make)
}

/** @returns whether such a path is made, not fetched */
export function isMade(path: string): boolean {
  return makers.has(path.slice(0, Math.max(0, path.indexOf('/'))))
}

function bring(path: string): Promise<Blob | undefined> {
  const slash = path.indexOf('/')
  const make = makers.get(path.slice(0, Math.max(0, slash)))
  if (make) return make(path.slice(slash + 1))
  return fetch(`${import.meta.env.BASE_URL}samples/${path}`).then((response) =>
    isFile(response) ? response.blob() : undefined,
  )
}

function load(path: string): Promise<Blob | undefined> {
  const known = fetched.get(path)
  if (known) return known
  const loading = bring(path)
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

/** @throws {MissingSample} if the deck was built without this sample */
export async function sample(path: string): Promise<DemoFile> {
  const blob = await load(path)
  if (!blob) throw new MissingSample(path)
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

/** @returns the sample among `paths` that such a file is, to the byte; the file itself if it is none */
export async function recognised(file: DemoFile, paths: readonly string[]): Promise<DemoFile> {
  for (const path of paths) {
    const known = await sample(path).catch(() => undefined)
    if (known && (await isEqual(known, file))) return known
  }
  return file
}
