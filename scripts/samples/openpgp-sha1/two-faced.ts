/**
 * A PDF that shows one of two pictures, by which of the two SHAttered files it begins with. Their authors prepared it:
 * the files end inside a JPEG's comment, and the byte that says how long that comment is is one of those that differ.
 */
import type { Mosaic } from './mosaic.ts'

/** Where the picture's object begins in both files. */
const FIRST_OBJECT = 17
/** Where the JPEG begins in both files: its object's `stream`. */
const PICTURE = 149
/** Where the comment's length stands. */
const LENGTH = 191

function lengthAt(prefix: Buffer): number {
  return LENGTH + prefix.readUInt16BE(LENGTH)
}

/** A JPEG comment that ends right before `end`, to be put at `start`. */
function comment(start: number, end: number): Buffer {
  const length = end - start - 2
  return Buffer.concat([Buffer.from([0xff, 0xfe, length >> 8, length & 0xff]), Buffer.alloc(length - 2, ' ')])
}

/** Everything behind the picture, with the offsets that a PDF ends with. */
function document({ width, height }: Mosaic, end: number): Buffer {
  const page = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`
  const objects = [
    `${width}`,
    `${height}`,
    '/XObject',
    '/Image',
    '/DCTDecode',
    '/DeviceGray',
    `${end - PICTURE}`,
    '<</Type /Catalog /Pages 10 0 R>>',
    '<</Type /Pages /Kids [11 0 R] /Count 1>>',
    `<</Type /Page /Parent 10 0 R /MediaBox [0 0 ${width} ${height}] /Contents 12 0 R ` +
      '/Resources <</XObject <</P 1 0 R>>>>>>',
    `<</Length ${page.length}>>\nstream\n${page}\nendstream`,
  ]
  let text = '\nendstream\nendobj\n'
  const offsets = [FIRST_OBJECT]
  objects.forEach((object, i) => {
    offsets.push(end + text.length)
    text += `${i + 2} 0 obj\n${object}\nendobj\n`
  })
  const entry = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`
  const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.map(entry).join('')}`
  const trailer = `trailer\n<</Size ${offsets.length + 1} /Root 9 0 R>>\nstartxref\n${end + text.length}\n%%EOF\n`
  return Buffer.from(text + table + trailer, 'latin1')
}

/**
 * What follows either file.
 *
 * @param a the file whose comment is the shorter one; it shows `pictures.a`
 * @param pictures of the same size
 */
export function commonSuffix(
  a: Buffer,
  b: Buffer,
  pictures: { readonly a: Mosaic; readonly b: Mosaic },
): Buffer {
  const [endA, endB] = [lengthAt(a), lengthAt(b)]
  // For the one, a comment over the other's picture; for the other, its picture.
  const second = endB + pictures.b.segments.length
  const end = second + pictures.a.segments.length
  const suffix = Buffer.concat([
    Buffer.alloc(endA - a.length, ' '),
    comment(endA, second),
    pictures.a.segments,
    document(pictures.a, end),
  ])
  pictures.b.segments.copy(suffix, endB - a.length)
  return suffix
}
