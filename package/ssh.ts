/**
 * SSH signatures: of a file or in a commit or tag, judged as `ssh-keygen -Y verify` judges them.
 *
 * @packageDocumentation
 */
export {
  type GitInput,
  type SshCheckId,
  type SshFailure,
  type SshInput,
  type SshPolicy,
  type SshReport,
  type SshTrust,
  verifyGitObject,
  verifySsh,
} from '../playground/ssh/index.ts'
