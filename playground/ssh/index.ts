/** SSH signatures: of a file or in a commit or tag, judged as `ssh-keygen -Y verify` judges them. */
export type { SshCheckId, SshEvidence, SshFailure } from './plan.ts'
export { isGitObject } from '../git/object.ts'
export type { GitInput, SshInput, SshPolicy, SshTrust } from './input.ts'
export { KEYGEN_FILES, type KeygenAction, type KeygenAnswer, type KeygenFiles } from './tool.ts'
export { type SshReport, verifyGitObject, verifySsh, type WithTrust, withTrust } from './verify.ts'
