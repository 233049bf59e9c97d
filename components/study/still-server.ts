/** The beginning of a chapter's page as HTML, while the site is built (scripts/site/stills.ts). */
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import ChapterStill from './ChapterStill.vue'

/**
 * @param id the chapter's
 * @param opening what is read first, as HTML
 */
export function renderStill(id: string, opening: string): Promise<string> {
  return renderToString(createSSRApp(ChapterStill, { id, opening }))
}
