/** A file that a kind has to know, as somebody has it in hand. */
import { readFixture } from '../../support/files.ts'

export interface Case {
  /** As it is called where it comes from. */
  readonly name: string
  readonly bytes: () => Promise<Uint8Array> | Uint8Array
  /** How its method is to be given it: the roles of its parts, in order; none where it is only named. */
  readonly roles: readonly string[]
}

/** A file of the repository. */
export function fixture(path: string, roles: readonly string[]): Case {
  return { name: path.split('/').at(-1) ?? path, bytes: () => readFixture(path), roles }
}
