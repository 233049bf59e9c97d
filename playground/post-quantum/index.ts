/** After the quantum computer: which signatures fall, what hashes still tell, and what the new ones weigh. */
export { ALGORITHMS, type AlgorithmFacts, factsOf, type SignatureAlgorithm } from './algorithms.ts'
export type { EngineName } from './engine.ts'
export {
  POST_QUANTUM_CODES,
  POST_QUANTUM_PLAN,
  type PostQuantumCheckId,
  type PostQuantumFailure,
  type PostQuantumLabel,
  type PostQuantumReport,
} from './plan.ts'
export {
  type Change,
  type ChangedPart,
  isForged,
  POST_QUANTUM_SCENES,
  type PostQuantumSceneId,
} from './scene-plan.ts'
