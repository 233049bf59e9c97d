/** The contents page as HTML, while the site is built (scripts/site/contents.ts). */
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import ContentsPage from './ContentsPage.vue'

/** @param pdfs what the page's head will say is published with the site */
export function renderContents(
  pdfs: readonly { readonly href: string; readonly title: string }[],
): Promise<string> {
  return renderToString(createSSRApp(ContentsPage, { pdfs }))
}
