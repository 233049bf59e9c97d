import { idle } from '../components/report/idle.ts'

/** Every face's glyphs for the whole deck; then, by name only, the slices for whatever a visitor types. */
export async function loadFontsAhead(): Promise<void> {
  for (const face of document.fonts) {
    if (face.status !== 'unloaded') continue
    await idle()
    // A font that does not come is no error here: the next face in the list is used.
    await face.load().catch(() => undefined)
  }
  await idle()
  await import('@fontsource-variable/noto-sans-jp/index.css')
}
