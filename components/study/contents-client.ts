/** The contents page without Slidev: takes over what the build wrote into the page (scripts/site/contents.ts). */
import { createSSRApp } from 'vue'
import ContentsPage from './ContentsPage.vue'
import { publishedPdfs } from './pdfs.ts'
import { followTheme } from './theme.ts'

followTheme()
createSSRApp(ContentsPage, { pdfs: publishedPdfs() }).mount('#app')
