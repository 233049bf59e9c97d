/** What the OpenPGP worker does in the lab, loaded when it is first asked for. */
import type { OpenpgpAttackId, OpenpgpScenario } from '../playground/attacks/openpgp.ts'

const lab = () => import('../playground/attacks/openpgp.ts')

export const labMethods = {
  /** The lab's maintainer signs `artifact`, and somebody attacks. @returns `undefined` if there is nothing to attack */
  async attack(
    id: OpenpgpAttackId,
    artifact: Uint8Array,
    now: Date,
  ): Promise<{ readonly honest: OpenpgpScenario; readonly attacked: OpenpgpScenario } | undefined> {
    const { honestScenario, OPENPGP_ATTACKS } = await lab()
    const honest = await honestScenario(artifact, { now })
    const attacked = await OPENPGP_ATTACKS.find((one) => one.id === id)?.make(honest)
    return attacked && { honest, attacked }
  },
}
