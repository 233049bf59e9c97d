/** Commits and tags that are signed with SSH. */
import { cutGitObject, type GitFault as Fault, type GitObject } from '../git/object.ts'

export type { GitObject } from '../git/object.ts'
export type GitFault = Fault | 'not-ssh-signed'

/** @param file a commit or a tag without git's own header in front of it */
export function splitGitObject(file: Uint8Array): GitObject | GitFault {
  const cut = cutGitObject(file)
  return typeof cut === 'string' || cut.by === 'ssh' ? cut : 'not-ssh-signed'
}
