/** Intake: what a file is, by its bytes, and which method reads it. */
export type { MethodId, Part, Recognised, Role } from './kind.ts'
export type { KindId } from './kinds.ts'
export { look, type Looked } from './look.ts'
export { seenOf, type Sight, sightOf } from './sight.ts'
