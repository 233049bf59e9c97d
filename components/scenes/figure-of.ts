/** Which of the drawn figures stands for what: the same one in every chapter and every demo. */
import type { FileKind } from '../../locales/ids.ts'
import type { LabAttack } from '../../playground/attacks/lab-plan.ts'
import type { Method } from '../../playground/attacks/matrix.ts'
import type { Source } from '../../playground/report.ts'
import type { FigureKind } from './figures.ts'

/** Whose bytes they are. */
export const FIGURE_OF_SOURCE: Readonly<Record<Source, FigureKind>> = {
  artifact: 'parcel',
  claim: 'seal',
  trust: 'key',
  policy: 'verifier',
}

/** What a file of a listing is. */
export const FIGURE_OF_FILE: Readonly<Record<FileKind, FigureKind>> = {
  artifact: 'parcel',
  digest: 'tag',
  signature: 'seal',
  certificate: 'badge',
}

/** What a generation leans on, as its title page shows it. */
export const FIGURE_OF_METHOD: Readonly<Record<Method, FigureKind>> = {
  checksum: 'tag',
  key: 'key',
  keyless: 'badge',
}

/** Who looks at what the lab's services do. */
export const FIGURE_OF_PARTY: Readonly<Record<LabAttack['noticedBy'], FigureKind>> = {
  verifier: 'verifier',
  fulcio: 'clerk',
  witness: 'witness',
  monitor: 'witness',
}

/** Who stands for whom in a trace of the lab; the rest go by their names alone. */
export const FIGURE_OF_ACTOR: Readonly<Record<string, FigureKind>> = {
  user: 'signer',
  client: 'seal',
  idp: 'badge',
  fulcio: 'clerk',
  ctlog: 'register',
  rekor: 'register',
  tsa: 'clock',
  storage: 'parcel',
  ci: 'workflow',
  'ci-idp': 'badge',
  registry: 'parcel',
  verifier: 'verifier',
}
