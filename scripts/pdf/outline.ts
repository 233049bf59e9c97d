/** Gives a PDF its outline, title and author: an incremental update behind what Chromium wrote (ISO 32000-1, 7.5.6). */
import type { PdfBookmark } from './inspect.ts'
import { catalogOf, encodeString, pagesOf, readObjects, textEntry } from './objects.ts'

export interface Finish {
  readonly title: string
  readonly author: string
  readonly outline: readonly PdfBookmark[]
  /** Points. Chromium rounds a page up to 1/300 inch, which leaves a white hairline beside a dark slide. */
  readonly size?: { readonly width: number; readonly height: number }
}

/**
 * @param pdf a file as Chromium writes it, with a cross-reference table
 * @returns the same file with the outline shown beside its first page
 * @throws {Error} if it is no such file, or a bookmark leads to a page that it does not have
 */
export function finishPdf(pdf: Uint8Array, { title, author, outline, size: trimmed }: Finish): Uint8Array {
  const objects = readObjects(pdf)
  const tail = Buffer.from(pdf.subarray(-1024)).toString('latin1')
  const [, size, root, info, previous] =
    /trailer\s*<<\/Size (\d+)\s+\/Root (\d+) 0 R\s+\/Info (\d+) 0 R>>\s*startxref\s+(\d+)\s+%%EOF\s*$/.exec(
      tail,
    ) ?? []
  const catalog = catalogOf(objects)
  if (catalog === undefined || String(catalog.id) !== root)
    throw new Error('finishPdf: pdf is not a file that Chromium wrote')

  const update = new Map<number, string>()
  const pages = pagesOf(objects).map(({ id }) => id)
  let next = Number(size)
  const top = next++
  /** The bookmarks of one level, as objects. */
  const level = (bookmarks: readonly PdfBookmark[], parent: number): string => {
    const ids = bookmarks.map(() => next++)
    bookmarks.forEach((bookmark, i) => {
      const page = pages[bookmark.page - 1]
      if (page === undefined) throw new Error(`finishPdf: there is no page ${bookmark.page}`)
      const beside = [
        ...(i > 0 ? [`/Prev ${ids[i - 1]} 0 R`] : []),
        ...(i < ids.length - 1 ? [`/Next ${ids[i + 1]} 0 R`] : []),
      ].join(' ')
      update.set(
        ids[i] ?? 0,
        `<</Title ${encodeString(bookmark.title)} /Parent ${parent} 0 R ${beside} /Dest [${page} 0 R /Fit]${level(bookmark.children, ids[i] ?? 0)}>>`,
      )
    })
    // A negative count is a closed level: a reader first sees the chapters.
    return ids.length === 0
      ? ''
      : ` /First ${ids[0]} 0 R /Last ${ids.at(-1)} 0 R /Count ${parent === top ? ids.length : -ids.length}`
  }
  update.set(top, `<</Type /Outlines${level(outline, top)}>>`)
  update.set(
    catalog.id,
    inside(
      catalog.dictionary.replace(/\/Outlines \d+ 0 R/, ''),
      `/Outlines ${top} 0 R /PageMode /UseOutlines`,
    ),
  )
  if (trimmed !== undefined)
    for (const { id, dictionary } of pagesOf(objects))
      update.set(
        id,
        dictionary
          .replace(/\/MediaBox\s*\[[^\]]*\]/, `/MediaBox [0 0 ${trimmed.width} ${trimmed.height}]`)
          .trim(),
      )
  const about = objects.get(Number(info))?.dictionary ?? ''
  update.set(
    Number(info),
    inside(
      ['Title', 'Author'].reduce((rest, key) => rest.replace(textEntry(rest, key)?.source ?? '', ''), about),
      `/Title ${encodeString(title)} /Author ${encodeString(author)}`,
    ),
  )
  const trailer = `<</Size ${next} /Root ${root} 0 R /Info ${info} 0 R /Prev ${previous}>>`
  return Buffer.concat([pdf, appended(update, pdf.length, trailer)])
}

/** @returns a dictionary with more entries at its end */
function inside(dictionary: string, entries: string): string {
  return `${dictionary.slice(0, dictionary.lastIndexOf('>>'))} ${entries}>>`
}

/** The objects, their cross-reference table and the trailer, as they stand behind `start` bytes. */
function appended(objects: ReadonlyMap<number, string>, start: number, trailer: string): Buffer {
  let body = '\n'
  let table = 'xref\n'
  for (const [id, dictionary] of [...objects].sort(([a], [b]) => a - b)) {
    table += `${id} 1\n${String(start + body.length).padStart(10, '0')} 00000 n \n`
    body += `${id} 0 obj\n${dictionary}\nendobj\n`
  }
  const end = `${table}trailer\n${trailer}\nstartxref\n${start + body.length}\n%%EOF\n`
  return Buffer.from(body + end, 'latin1')
}
