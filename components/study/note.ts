/**
 * A speaker's note as text to read: without what is said to the speaker alone.
 *
 * @param html as Slidev made it of the note
 * @returns its paragraphs, as HTML; those in parentheses are stage directions, such as how long a chapter takes
 */
export function noteToRead(html: string): string {
  const sheet = new DOMParser().parseFromString(html, 'text/html').body
  for (const marker of sheet.querySelectorAll('.slidev-note-click-mark')) marker.remove()
  for (const paragraph of sheet.querySelectorAll('p')) {
    const text = paragraph.textContent.trim()
    if (text === '' || /^（[^（）]*）$/.test(text)) paragraph.remove()
  }
  return sheet.innerHTML.trim()
}
