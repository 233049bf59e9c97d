/** What every service of the keyless lab says to what it is given. */
import type { FulcioCheckId, FulcioFailure, FulcioLabel } from '../../../playground/world/fulcio-plan.ts'
import type { LoginFailure } from '../../../playground/world/oidc/client.ts'
import type { AuthorizationError, TokenError } from '../../../playground/world/oidc/identity-provider.ts'
import type { ExchangeRefusal, PublishRefusal } from '../../../playground/world/registry/packages.ts'
import type { RegistryRefusal } from '../../../playground/world/registry/store.ts'
import type { WitnessCheckId, WitnessFailure, WitnessLabel } from '../../../playground/world/watch/witness.ts'
import type { MethodWords } from '../../types.ts'

export const fulcio: MethodWords<FulcioCheckId, FulcioFailure, FulcioLabel> = {
  checks: {
    token: { title: 'Format of the token', proves: 'It can be read as an ID token (JWT)' },
    'token-issuer': {
      title: 'Issuer of the token',
      proves: 'It is from an identity provider that Fulcio accepts',
    },
    'token-signature': {
      title: 'Signature of the token',
      proves: 'It is signed with a key of that provider',
    },
    'token-audience': {
      title: 'Audience of the token',
      proves: 'It was issued to be shown to Sigstore',
    },
    'token-time': { title: 'Expiry of the token', proves: 'It may be used now' },
    'token-identity': {
      title: 'Identity in the token',
      proves: 'It has, in verified form, a name that can go into a certificate',
    },
    'requested-key': { title: 'Requested public key', proves: 'It can be read, and is strong enough' },
    possession: {
      title: 'Proof of possession',
      proves: 'Whoever asks holds the private key of that public key',
    },
  },
  failures: {
    'token-unreadable': 'It cannot be read as an ID token.',
    'token-algorithm': 'The signature algorithm of the token is not accepted.',
    'token-key-unknown': "The key ID in the token is not that of any of the provider's public keys.",
    'token-signature-invalid':
      "Checked with the provider's public key, the signature of the token does not match.",
    'issuer-unknown': 'The issuer of the token (iss) is none of the providers that Fulcio accepts.',
    'audience-mismatch': 'The audience of the token (aud) is not the expected one.',
    'token-expired': 'The token has expired. A stolen token, too, cannot be used past its expiry.',
    'token-not-yet-valid': 'The token must not be used yet.',
    'token-time-missing': 'The token does not say when it expires.',
    'email-missing': 'The token has no email address.',
    'email-unverified': 'The email address was not verified to belong to this person.',
    'upstream-missing': 'The token does not say which provider the login was with.',
    'run-claims-missing': 'From the token alone it cannot be told which workflow this is.',
    'request-unreadable': 'It cannot be read as a request for a certificate.',
    'key-unsupported': 'No certificate is issued for this kind of public key.',
    'possession-unproven':
      'Checked with the requested public key, the signature of the proof of possession does not match.',
  },
  missing: {},
  evidence: {
    issuer: 'issuer of the token',
    'upstream-issuer': 'issuer to put in the certificate',
    'key-id': 'key ID',
    audience: 'audience',
    'issued-at': 'issued at',
    'expires-at': 'expires at',
    now: 'time now',
    identity: 'identity',
    'public-key': 'public key',
    challenge: 'signed text',
  },
}

export const witness: MethodWords<WitnessCheckId, WitnessFailure, WitnessLabel> = {
  checks: {
    head: {
      title: 'Format of the checkpoint',
      proves: 'It can be read as a checkpoint of a known log',
    },
    'head-signature': { title: 'Signature of the checkpoint', proves: 'The log itself signed it' },
    consistency: {
      title: 'Consistency proof',
      proves: 'To the log that was seen before, entries were only added: not one of the old ones has changed',
    },
  },
  failures: {
    'checkpoint-unreadable': 'It cannot be read as a checkpoint.',
    'log-unknown': 'This is a checkpoint of none of the known logs.',
    'checkpoint-unsigned':
      'The checkpoint has no signature line whose log name and key ID are both those of this log.',
    'checkpoint-invalid': "Checked with this log's key, the signature of the checkpoint does not match.",
    'head-shorter':
      'The checkpoint shown now is of a shorter log than the one seen before. Whether it is an old checkpoint or the log has become shorter, this alone does not tell. Get the current checkpoint again.',
    'split-view': 'The log is as long as the one seen before, but its root hash is another one.',
    'proof-length': 'The number of hashes in the consistency proof does not match.',
    'earlier-root-mismatch': 'Followed to its end, the proof does not give the root hash seen before.',
    'later-root-mismatch': 'Followed to its end, the proof does not give the root hash shown now.',
  },
  missing: {},
  evidence: {
    origin: 'log name',
    'remembered-size': 'size seen before',
    'remembered-root': 'root hash seen before',
    'shown-size': 'size shown now',
    'shown-root': 'root hash shown now',
    'reached-earlier-root': 'earlier root hash, computed from the proof',
    'reached-later-root': 'current root hash, computed from the proof',
    'proof-length': 'number of hashes in the proof',
  },
}

export const refusals: Readonly<
  Record<
    AuthorizationError | TokenError | LoginFailure | PublishRefusal | ExchangeRefusal | RegistryRefusal,
    string
  >
> = {
  invalid_request: 'Something is missing in the request.',
  unauthorized_client: 'This client is not known.',
  unsupported_response_type: 'This kind of answer is not supported.',
  invalid_client: 'This client is not known.',
  invalid_grant: 'This code cannot be used for this request.',
  unsupported_grant_type: 'This kind of exchange is not supported.',
  'state-mismatch': 'This answers nothing that was asked: its state is another one.',
  'code-missing': 'The answer has no code.',
  'token-unreadable': 'The token cannot be read.',
  'token-signature-invalid':
    "Checked with the provider's public key, the signature of the token does not match.",
  'issuer-mismatch': 'The issuer of the token (iss) is not the provider that was asked.',
  'audience-mismatch': 'The audience of the token (aud) is not the expected one.',
  'token-expired': 'The token has expired.',
  'nonce-mismatch': 'This token is for another request: its nonce is another one.',
  'access-token-mismatch': 'It does not belong to the access token that came with it.',
  'email-unverified': 'The provider has not verified that the email address belongs to this person.',
  'token-invalid': 'It is not accepted as a token of the job.',
  'no-trusted-publisher': 'It is not registered as a workflow that may publish this package.',
  unauthorized: 'There is no right to publish this package.',
  'document-unreadable': 'The document to publish cannot be read.',
  'version-exists': 'This version is already published. It cannot be replaced.',
  'integrity-mismatch': 'The package and the digest do not match.',
  'provenance-invalid': 'The provenance cannot be verified.',
  'repository-mismatch': 'The repository in the provenance and that of the package are not the same.',
  NAME_INVALID: 'The name of the repository is not valid.',
  TAG_INVALID: 'The name of the tag is not valid.',
  MANIFEST_INVALID: 'It cannot be read as a manifest.',
  MANIFEST_BLOB_UNKNOWN: 'The registry does not have yet what the manifest points to.',
  DIGEST_INVALID: 'The digest does not match the contents.',
}
