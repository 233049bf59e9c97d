/** After the quantum computer, as the speaker tells it: one thing that happens to the signatures a click. */
import { POST_QUANTUM_SCENES, type PostQuantumSceneId } from '../../playground/post-quantum/scene-plan.ts'
import type { Story } from './use-story.ts'

/** At its end another file is weighed, and nothing verified. */
export type PostQuantumStep = 'question' | PostQuantumSceneId | 'bundle'

/** Four good signatures are green, and hidden while the question is open. */
export const POST_QUANTUM_STORY: Story<PostQuantumStep> = {
  steps: ['question', ...POST_QUANTUM_SCENES, 'bundle'],
  asks: ['question'],
  isAnswered: true,
  aside: ['bundle'],
}
