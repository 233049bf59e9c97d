/** A commit or a tag with a signature in it, as `git cat-file` prints it. */
import { isGitObject, splitGitObject } from '../../ssh/git.ts'
import { kind } from '../kind.ts'

export const gitObject = kind({
  id: 'git-object',
  source: 'claim',
  recognise: ({ bytes }) => (isGitObject(bytes) ? 'by-bytes' : undefined),
  // Those that are signed with OpenPGP are named only.
  parts: ({ bytes }) =>
    splitGitObject(bytes) === 'not-ssh-signed' ? undefined : [{ method: 'ssh', role: 'cleartext', bytes }],
})
