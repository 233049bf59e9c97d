/** After the quantum computer, as the speaker tells it: one thing that happens to the signatures a click. */
import { POST_QUANTUM_SCENES, type PostQuantumSceneId } from '../../playground/post-quantum/scene-plan.ts'
import type { Story } from './use-story.ts'

/** What the scene shows: what becomes of the signatures, or what a bundle would weigh. */
export type PostQuantumShown = PostQuantumSceneId | 'bundle'
export const POST_QUANTUM_SHOWN: readonly PostQuantumShown[] = [...POST_QUANTUM_SCENES, 'bundle']

/** Four good signatures are green, and hidden while the question is open. */
export const POST_QUANTUM_STORY: Story<'question' | PostQuantumShown> = {
  steps: ['question', ...POST_QUANTUM_SHOWN],
  asks: ['question'],
  isAnswered: true,
}
