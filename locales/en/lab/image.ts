/** An image in the lab's registry: where its signatures lie, and what is checked of them. */
import type { SignatureLayout } from '../../../playground/world/registry/image-signature.ts'
import type { ImageCheckId, ImageFailure, ImageLabel } from '../../../playground/world/registry/image-plan.ts'
import type { ImageVerification } from '../../../playground/world/registry/image-verify.ts'
import type { MethodWords } from '../../types.ts'
import type { Words } from './words.ts'

export const image: MethodWords<ImageCheckId, ImageFailure, ImageLabel> = {
  checks: {
    image: {
      title: 'Digest of the image',
      proves: 'The image that the registry returned is the one with the requested digest',
    },
    'signature-found': {
      title: 'Presence of a signature',
      proves: 'The registry has a signature that was put there for this image',
    },
    sigstore: {
      title: 'Sigstore verification',
      proves: 'Every check needed for the signature passed',
    },
    claims: {
      title: 'Signed image',
      proves: 'The image digest written in the signature equals the requested digest',
    },
    identity: {
      title: 'Identity',
      proves: 'The identity (SAN) in the certificate is, letter by letter, the expected one',
    },
    issuer: {
      title: 'Issuer',
      proves: 'The issuer in the certificate is, letter by letter, the expected one',
    },
  },
  failures: {
    'image-unknown': 'The registry has no image with this digest.',
    'image-digest-mismatch':
      'The digest of the image that the registry returned does not match the requested digest.',
    'signature-missing': 'No signature for this image was found.',
    'signature-unreadable': 'The signature cannot be read.',
    'signature-untrusted': 'In verifying the signature, something was compared and does not match.',
    'signature-undecided': 'In verifying the signature, something could not be compared.',
    'claims-unreadable': 'What was signed cannot be read.',
    'claims-mismatch': 'The image digest written in the signature does not match the requested digest.',
    'identity-mismatch': 'The identity (SAN) in the certificate is not the expected one.',
    'identity-missing': 'An identity was expected, but the certificate has none.',
    'issuer-mismatch': 'The issuer in the certificate is not the expected one.',
    'issuer-missing': 'An issuer was expected, but the certificate has none.',
    'identity-undecided':
      'The identity in the certificate cannot be compared with the expected one. Nothing can be said about whose this is.',
    'issuer-undecided':
      'The issuer in the certificate cannot be compared with the expected one. Whether it is the expected issuer is undecided.',
  },
  missing: {
    claims: 'You chose not to check which image the signature is about (--check-claims=false)',
    identity: 'You have not said whose signature you expect. One under another name would go unnoticed',
    issuer: 'You have not said which issuer you expect. The same name can be claimed at another issuer, too',
  },
  skips: {
    anybody: {
      identity:
        'The identity matches, but it is that of a workflow called from another repository. Whoever calls it, it is the same, so where the build is from stays open',
    },
  },
  evidence: {
    'image-digest': 'requested digest',
    'served-digest': 'digest of the returned image',
    'claimed-digest': 'digest written in the signature',
    layout: 'layout',
    'signature-digest': 'signature manifest',
    'failed-check': 'check that did not pass',
    identity: 'identity',
    issuer: 'issuer',
    'source-repository': 'source repository',
  },
}

export const layouts: Readonly<Record<SignatureLayout, Words>> = {
  tag: {
    title: '2023: a tag, sha256-….sig',
    says: 'The signature was put as an annotation under a tag, whose name was made from the image digest.',
  },
  referrer: {
    title: 'Now: an artifact that points to the image',
    says: 'The bundle is put in a manifest that has the image as its subject, and found by asking the registry. In a registry that cannot be asked (GHCR, for one), a single tag sha256-… is made instead.',
  },
}

export const cosignAnswers: Readonly<Record<ImageVerification['cosign'], string>> = {
  accepts: 'cosign verify accepts it.',
  rejects: 'cosign verify refuses it.',
  'refuses-to-run': 'cosign verify does not run until identity and issuer are given.',
}
