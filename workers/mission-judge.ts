/** The missions with all their verifiers, to be loaded when somebody plays. */
import './plain-http.ts'

export { missionOf } from '../playground/missions/index.ts'
