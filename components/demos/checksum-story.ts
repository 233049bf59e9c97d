/** The checksum demo as the speaker tells it: what a digest shows, and what it is worth by which way it came. */
import type { useChecksumScenario } from './checksum-scenario.ts'
import { withFlippedByte } from './demo-file.ts'
import type { Story } from './use-story.ts'

export type ChecksumStep = 'question' | 'changed' | 'replaced' | 'apart'

/** Nothing has been changed at the question: what it would come to is green, and hidden. */
export const CHECKSUM_STORY: Story<ChecksumStep> = {
  steps: ['question', 'changed', 'replaced', 'apart'],
  asks: ['question'],
}
/** As a person would by the demo's own buttons, from the scenario on. */
export async function enterChecksumStep(
  { choose, change, artifact, channel }: ReturnType<typeof useChecksumScenario>,
  step: ChecksumStep,
): Promise<void> {
  await choose(step === 'replaced' || step === 'apart' ? 'replaced' : 'genuine')
  if (step === 'changed' && artifact.value) change('artifact', await withFlippedByte(artifact.value))
  if (step === 'apart') channel.value = 'apart'
}
