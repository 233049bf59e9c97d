/** See slidev-client.d.ts. */
import type { Ref } from 'vue'

/** What a person has chosen, in the bar, to be told and to be heard. */
export const syncDirections: Ref<{
  readonly viewerSend: boolean
  readonly viewerReceive: boolean
  readonly presenterSend: boolean
  readonly presenterReceive: boolean
}>
