/** Lets the beginning of a chapter's page be read first, and then asks for the rest, which takes its place. */
import './ChapterStill.vue'
import { loadRest } from './still.ts'
import { showTheme } from './theme.ts'

showTheme()
loadRest()
