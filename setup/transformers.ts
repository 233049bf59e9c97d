/** What a fence of ours becomes: a terminal's transcript. */
import { defineTransformersSetup } from '@slidev/types'
import { transcriptTag } from '../components/scenes/transcript-fence.ts'

export default defineTransformersSetup(() => ({
  codeblocks: [({ info, code }) => transcriptTag(info, code)],
}))
