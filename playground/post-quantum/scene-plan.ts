/** What happens to alice's signatures in the scene, by name alone. */

export const POST_QUANTUM_SCENES = ['signed', 'changed', 'forged', 'forged-digest', 'forged-logged'] as const
export type PostQuantumSceneId = (typeof POST_QUANTUM_SCENES)[number]

/** Where a byte is changed. */
export type ChangedPart = 'file' | 'signature'

export interface Change {
  readonly part: ChangedPart
  /** From 0; beyond the end it begins anew. */
  readonly at: number
}

/** @returns whether somebody else's file is there, and not alice's */
export const isForged = (scene: PostQuantumSceneId): boolean => scene.startsWith('forged')
