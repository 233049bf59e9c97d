/**
 * What a file is, by its bytes, and which method reads it.
 *
 * @packageDocumentation
 */
export {
  type KindId,
  look,
  type Looked,
  type MethodId,
  type Part,
  type Role,
  seenOf,
  type Sight,
  sightOf,
} from '../playground/intake/index.ts'
