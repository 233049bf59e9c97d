/** A commit or a tag with a signature in it, as `git cat-file` prints it. */
import { cutGitObject, isGitObject } from '../../git/object.ts'
import { kind } from '../kind.ts'

export const gitObject = kind({
  id: 'git-object',
  source: 'claim',
  recognise: ({ bytes }) => (isGitObject(bytes) ? 'by-bytes' : undefined),
  // Those that are signed with X.509 are named only; of what cannot be cut the method says why.
  parts: ({ bytes }) => {
    const cut = cutGitObject(bytes)
    const by = typeof cut === 'string' ? 'ssh' : cut.by
    return by === 'other' ? undefined : [{ method: by, role: 'cleartext', bytes }]
  },
})
