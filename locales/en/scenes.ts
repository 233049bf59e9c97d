import type {
  FILE_KIND as jaFileKind,
  HAND_TITLE as jaHandTitle,
  HANDS as jaHands,
  RELEASE as jaRelease,
  REMARK as jaRemark,
  TERMINAL as jaTerminal,
  VERIFY_AGAINST as jaVerifyAgainst,
  VERIFY_STEPS as jaVerifySteps,
} from '../ja/scenes.ts'
import type { Same } from '../same.ts'

/** Words of the drawn scenes (components/scenes). */

export const REMARK: Same<typeof jaRemark> = {
  now: 'Today, in 2026',
  fix: 'To be exact',
  was: 'Back in 2023',
}

/** What a transcript is called by those who hear it. */
export const TERMINAL: Same<typeof jaTerminal> = 'Terminal'

export type { FileKind, RemarkKind } from '../ja/scenes.ts'

/** Who can rewrite which bytes, in the order a verification takes them. */
export const HANDS: typeof jaHands = [
  {
    source: 'artifact',
    name: 'artifact',
    what: 'the file itself, as it arrived',
    who: 'whoever breaks into the distribution server can rewrite it',
  },
  {
    source: 'claim',
    name: 'claim',
    what: 'the digest, signature or bundle that came along',
    who: 'it lies in the same place, so the same people can rewrite it',
  },
  {
    source: 'trust',
    name: 'trust (the anchor)',
    what: 'a digest or trusted root from another channel',
    who: 'taking over the distribution server is not enough to change it',
  },
  {
    source: 'policy',
    name: 'policy',
    what: 'the fingerprint, identity or issuer you expect',
    who: 'only you, the one who verifies, decide this',
  },
]

export const HAND_TITLE: Same<typeof jaHandTitle> = 'Who can rewrite it'

export const FILE_KIND: typeof jaFileKind = {
  artifact: 'artifact',
  digest: 'digest',
  signature: 'signature',
  certificate: 'certificate',
}

export const RELEASE: Same<typeof jaRelease> = {
  assets: 'Assets',
  archive: 'archive',
  certificate: 'certificate',
  signature: 'signature',
}

/** Sigstore's checks in the order in which they are made; `against` is what the claim is held up to. */
export const VERIFY_STEPS: typeof jaVerifySteps = [
  {
    name: 'Trusted time',
    detail: 'Does a log or a TSA vouch for a trusted time?',
    against: 'trust',
    checks: ['trusted-time'],
  },
  {
    name: 'Certificate',
    detail: "Does it reach Fulcio's root, and was it valid then?",
    against: 'trust',
    checks: ['certificate-chain', 'code-signing'],
  },
  {
    name: 'SCT',
    detail: 'Has a CT log promised to log this certificate?',
    against: 'trust',
    checks: ['sct'],
  },
  {
    name: 'Log entry',
    detail: 'Is it in the log, or is inclusion promised?',
    against: 'trust',
    checks: ['inclusion-promise', 'inclusion-proof', 'checkpoint', 'log-inclusion'],
  },
  {
    name: 'Entry contents',
    detail: 'Is the entry for this signature, signer and digest?',
    against: 'claim',
    checks: ['log-entry'],
  },
  {
    name: 'Signature',
    detail: "Is the signature over the artifact's digest right?",
    against: 'artifact',
    checks: ['signature', 'artifact', 'statement-type'],
  },
  {
    name: 'Policy',
    detail: 'Identity and issuer (source too, if set) as expected?',
    against: 'policy',
    checks: ['identity', 'issuer', 'source-repository', 'source-ref'],
  },
]

export const VERIFY_AGAINST: Same<typeof jaVerifyAgainst> = 'Compared with'
