import type {
  FILE_KIND as jaFileKind,
  HAND_TITLE as jaHandTitle,
  HAND as jaHand,
  RELEASE as jaRelease,
  REMARK as jaRemark,
  TERMINAL as jaTerminal,
  VERIFY_AGAINST as jaVerifyAgainst,
  VERIFY_STEP as jaVerifyStep,
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

/** Who can rewrite which bytes. */
export const HAND: typeof jaHand = {
  artifact: {
    name: 'artifact',
    what: 'the file itself, as it arrived',
    who: 'whoever breaks into the distribution server can rewrite it',
  },
  claim: {
    name: 'claim',
    what: 'the digest, signature or bundle that came along',
    who: 'it lies in the same place, so the same people can rewrite it',
  },
  trust: {
    name: 'trust (the anchor)',
    what: 'a digest or trusted root from another channel',
    who: 'taking over the distribution server is not enough to change it',
  },
  policy: {
    name: 'policy',
    what: 'the fingerprint, identity or issuer you expect',
    who: 'only you, the one who verifies, decide this',
  },
}

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

/** What each step of a verification asks. */
export const VERIFY_STEP: typeof jaVerifyStep = {
  time: {
    name: 'Trusted time',
    detail: 'Does a log or a TSA vouch for a trusted time?',
  },
  certificate: {
    name: 'Certificate',
    detail: "Does it reach Fulcio's root, and was it valid then?",
  },
  sct: {
    name: 'SCT',
    detail: 'Has a CT log promised to log this certificate?',
  },
  entry: {
    name: 'Log entry',
    detail: 'Is it in the log, or is inclusion promised?',
  },
  contents: {
    name: 'Entry contents',
    detail: 'Is the entry for this signature, signer and digest?',
  },
  signature: {
    name: 'Signature',
    detail: "Is the signature over the artifact's digest right?",
  },
  policy: {
    name: 'Policy',
    detail: 'Identity and issuer (source too, if set) as expected?',
  },
}

export const VERIFY_AGAINST: Same<typeof jaVerifyAgainst> = 'Compared with'
