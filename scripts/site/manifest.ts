/** What makes the site an application that can be installed. */
import { site as words } from '#words/site'
import { token } from './tokens.ts'

export interface ManifestOf {
  /** The path the site is served under, with a slash at both ends. */
  readonly base: string
  readonly lang: string
  readonly title: string
  readonly description: string
}

/** @returns the text of the web application manifest */
export function webManifest({ base, lang, title, description }: ManifestOf): string {
  const icon = (file: string, sizes: string, purpose = 'any') => ({
    src: `${base}${file}`,
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  const manifest = {
    id: base,
    start_url: base,
    scope: base,
    name: title,
    short_name: words.shortName,
    description,
    lang,
    dir: 'ltr',
    display: 'standalone',
    background_color: token('--bg'),
    theme_color: token('--bg'),
    icons: [
      icon('favicon.svg', 'any'),
      icon('icons/192.png', '192x192'),
      icon('icons/512.png', '512x512'),
      icon('icons/maskable.png', '512x512', 'maskable'),
    ],
    shortcuts: [{ name: words.presenter, url: `${base}presenter/1` }],
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
