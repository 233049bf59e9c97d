/** The Sigstore demo as the speaker tells it: one thing is changed at a time, and another check stops it. */
import { withFlippedByte } from './demo-file.ts'
import type { useSigstoreScenario } from './sigstore-scenario.ts'
import type { Story } from './use-story.ts'

export type SigstoreStep = 'question' | 'artifact' | 'bundle' | 'identity'

/** Nothing has been changed at the question: what it would come to is green, and hidden. */
export const SIGSTORE_STORY: Story<SigstoreStep> = {
  steps: ['question', 'artifact', 'bundle', 'identity'],
  asks: ['question'],
}
/** Whom the verifier expects at last: not the one who signed. */
const SOMEBODY_ELSE = 'somebody-else'

/** As a person would by the demo's own buttons. */
export async function enterSigstoreStep(
  {
    choose,
    change,
    artifact,
    bundle,
    identity,
  }: Pick<ReturnType<typeof useSigstoreScenario>, 'choose' | 'change' | 'artifact' | 'bundle' | 'identity'>,
  step: SigstoreStep,
): Promise<void> {
  await choose('lab')
  const one = step === 'artifact' ? artifact.value : step === 'bundle' ? bundle.value : undefined
  // A person's own, dropped meanwhile, is nobody's to change.
  if (one?.sample !== undefined) {
    const flipped = await withFlippedByte(one)
    if (step === 'artifact' && artifact.value === one) change('artifact', flipped)
    if (step === 'bundle' && bundle.value === one) change('bundle', flipped)
  }
  if (step === 'identity') identity.value = identity.value.replace('example', SOMEBODY_ELSE)
}
