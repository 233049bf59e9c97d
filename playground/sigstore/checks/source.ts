/** Is it built from what the verifier expected? The identity may be a workflow that anybody calls. */
import type { Evidence } from '../../report.ts'
import type { CertificateDescription } from '../certificate.ts'
import { evidence, type EvidenceLabel, type SigstoreFailed, type SigstoreOpen } from '../plan.ts'
import type { SigstoreFinding } from '../read.ts'
import {
  isContradicted,
  isSharedWorkflow,
  repositoryIn,
  repositoryMeant,
  type SourceFact,
  type SourceField,
  type SourceSaid,
} from '../source-facts.ts'
import { failed, passed, undecided } from './context.ts'

type Label = 'source-repository' | 'source-ref'

/** Beside the repository: what else its CA says of the build. Nobody is asked to expect it. */
const BESIDE = [
  ['digest', 'source-digest'],
  ['workflow', 'workflow'],
  ['trigger', 'build-trigger'],
] as const satisfies readonly (readonly [SourceField, EvidenceLabel])[]

export function checkSourceRepository(
  { source, issuer, identity }: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  const found = repositoryIn(source.repository, issuer)
  const beside = BESIDE.flatMap(([field, label]) => shown(label, source[field].newer ?? source[field].older))
  const wanted = expected && repositoryMeant(expected)
  if (!wanted && isSharedWorkflow(identity, found?.text)) {
    return {
      status: 'skipped',
      because: 'anybody',
      evidence: [...shown('source-repository', found), ...beside],
    }
  }
  return compare('source-repository', 'repository', { said: source.repository, found, beside }, wanted)
}

export function checkSourceRef(
  { source }: CertificateDescription,
  expected: string | undefined,
): SigstoreFinding {
  const found = source.ref.newer ?? source.ref.older
  return compare('source-ref', 'ref', { said: source.ref, found, beside: [] }, expected)
}

interface Found {
  readonly said: SourceSaid
  readonly found: SourceFact | undefined
  readonly beside: readonly Evidence[]
}

function compare(
  label: Label,
  field: SourceField,
  { said, found, beside }: Found,
  wanted: string | undefined,
): SigstoreFinding {
  if (!wanted) {
    return { status: 'skipped', because: 'missing-input', evidence: [...shown(label, found), ...beside] }
  }
  const expected = evidence(label, wanted, 'policy')
  if (isContradicted(said, field)) {
    const both = [...shown(label, said.newer), ...shown(label, said.older), ...beside]
    return undecided(open(label, 'ambiguous'), both, { expected })
  }
  if (!found || found.bytes.length === 0) return failed(no(label, 'missing'), beside, { expected })
  if (found.text === undefined) {
    return undecided(open(label, 'unreadable'), [...shown(label, found), ...beside], { expected })
  }
  const actual = evidence(label, found.text, 'claim')
  if (found.text === wanted) return passed([expected, actual, ...beside])
  return failed(no(label, 'mismatch'), beside, { expected, actual })
}

function shown(label: EvidenceLabel, fact: SourceFact | undefined): Evidence[] {
  return fact ? [evidence(label, fact.text ?? fact.bytes, 'claim')] : []
}

const no = (label: Label, end: 'mismatch' | 'missing'): SigstoreFailed => `${label}-${end}`
const open = (label: Label, end: 'ambiguous' | 'unreadable'): SigstoreOpen => `${label}-${end}`
