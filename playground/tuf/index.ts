/** The Update Framework: who may say which keys and files are to be trusted, and since when. */
export { type Kept, type SeenFile, type TufQuestion, type TufWalk, updateFrom } from './client.ts'
export type { Files } from './files.ts'
export { readRoot, type Tally } from './models.ts'
export {
  TUF_CODES,
  TUF_PLAN,
  type TufCheckId,
  type TufFailure,
  type TufLabel,
  type TufReport,
} from './plan.ts'
export { type SeenRoot, walkRoots } from './root.ts'
