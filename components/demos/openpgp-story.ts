/** The OpenPGP demo as the speaker tells it: the four steps of `gpg --verify`, and a key that only bears a name. */
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'
import type { Step, useOpenpgpScenario } from './openpgp-scenario.ts'
import type { Story } from './use-story.ts'

export type OpenpgpStep = Step | 'question' | 'fooled' | 'two-keys' | 'expected'

/** Opens at what nobody can know yet: there is nothing to hide. */
const FOUR: Story<OpenpgpStep> = { steps: ['no-key', 'fetch', 'good', 'bad'], asks: [] }

/** The attack has been made at the question, since nothing of it can be seen: what it comes to is hidden. */
const ATTACKED: Story<OpenpgpStep> = {
  steps: ['question', 'fooled', 'two-keys', 'expected'],
  asks: ['question'],
  isAnswered: true,
}

export function openpgpStory(attack: OpenpgpAttackId | undefined): Story<OpenpgpStep> {
  return attack === undefined ? FOUR : ATTACKED
}
/** As a person would by the demo's own buttons. @param attack whom the second story lets in */
export async function enterOpenpgpStep(
  demo: Pick<
    ReturnType<typeof useOpenpgpScenario>,
    'choose' | 'goTo' | 'attackWith' | 'fingerprint' | 'pin' | 'tab'
  >,
  step: OpenpgpStep,
  attack: OpenpgpAttackId | 'none',
): Promise<void> {
  demo.fingerprint.value = ''
  switch (step) {
    case 'question':
    case 'fooled':
      return demo.attackWith(attack)
    case 'two-keys':
      await demo.attackWith(attack)
      demo.tab.value = 'keyserver'
      return
    case 'expected':
      await demo.attackWith(attack)
      demo.fingerprint.value = demo.pin.value
      return
    default:
      // One step of the four leaves the signature as it is.
      await demo.choose('sample')
      return demo.goTo(step)
  }
}
