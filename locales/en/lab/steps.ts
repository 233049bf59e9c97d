/** Who takes part in the keyless lab, and what each step of it is. */
import type { PersonId, UpstreamId } from '../../../playground/world/oidc/people.ts'
import type { KeylessStepId, ProvenanceStepId } from '../../../playground/world/trace/steps.ts'
import type { ActorId } from '../../../playground/world/trace/types.ts'
import type { Words } from './words.ts'

export const actors: Readonly<Record<ActorId, Words>> = {
  user: { title: 'signer', says: 'Types the command, and logs in with the browser.' },
  client: {
    title: 'Cosign',
    says: 'The client, which runs on your machine. It makes a key, signs, and throws the key away at the end.',
  },
  browser: { title: 'browser', says: 'Opens only for the login.' },
  idp: {
    title: 'login page',
    says: 'The identity provider that Sigstore runs. It leaves the login to another provider, the one chosen.',
  },
  upstream: { title: 'chosen provider', says: 'One of GitHub, Google and Microsoft.' },
  fulcio: {
    title: 'Fulcio',
    says: 'The CA. It checks the token, and issues a certificate that is valid for only 10 minutes.',
  },
  ctlog: { title: 'CT log', says: 'Records the certificates that Fulcio submits.' },
  rekor: { title: 'Rekor', says: 'The transparency log, which records that something was signed.' },
  tsa: {
    title: 'TSA (timestamp authority)',
    says: 'Vouches: "At this time, this signature already existed". Required for keyless signing with Rekor v2, whose log gives no time.',
  },
  storage: { title: 'storage', says: 'Keeps the artifact and the bundle side by side.' },
  forge: { title: 'source repository', says: 'Where the source code and the workflow are kept.' },
  ci: { title: 'CI job', says: 'Builds, signs and publishes. It holds no long-lived key.' },
  'ci-idp': {
    title: "CI's OIDC provider",
    says: 'Vouches, in a token, for which workflow is running right now.',
  },
  registry: {
    title: 'package registry',
    says: 'Receives package and attestation, checks them, and then makes them public.',
  },
}

export const upstreams: Readonly<Record<UpstreamId, string>> = {
  github: 'GitHub',
  google: 'Google',
  microsoft: 'Microsoft',
}

export const people: Readonly<Record<PersonId, string>> = {
  alice: 'alice',
  bob: 'bob',
  carol: 'carol',
  mallory: 'mallory',
  aliceElsewhere: 'mallory claiming to be alice (another provider)',
  aliceUnverified: 'mallory claiming to be alice (unverified address)',
}

export const keylessSteps: Readonly<Record<KeylessStepId, Words>> = {
  start: { title: 'Start signing', says: 'You type one command, that is all. It names no key.' },
  'token-asked': {
    title: 'Ask for a login',
    says: 'The client opens the browser. The URL carries state, nonce and code_challenge.',
  },
  authentication: {
    title: 'Log in with OIDC',
    says: 'You choose a provider on the login page, and log in there.',
  },
  'token-returned': {
    title: 'A code comes back',
    says: 'What comes back through the browser is a code that works only once. No token is handed over yet.',
  },
  'token-handed': {
    title: 'Receive the token',
    says: 'The client presents code and code_verifier, and gets the ID token in exchange.',
  },
  'key-pair': {
    title: 'An ephemeral key',
    says: 'A key pair is made on the spot. As proof of holding the private key, it signs your own name.',
  },
  'certificate-request': {
    title: 'Request a certificate',
    says: 'Fulcio is given the ID token and the public key. Fulcio submits to the CT log.',
  },
  certificate: {
    title: 'Certificate arrives',
    says: 'It binds the public key to the identity. It is valid for 10 minutes, and has the SCT in it.',
  },
  sign: {
    title: 'Sign',
    says: 'The ephemeral private key signs. For signing the artifact, it is used only here.',
  },
  'log-entry': {
    title: 'Record it in the log',
    says: 'Signature, certificate and digest go into Rekor, and evidence of their inclusion comes back.',
  },
  bundle: {
    title: 'Put together a bundle',
    says: 'Signature and log evidence go into one file, put next to the artifact. The trusted root is not in it.',
  },
  'key-discarded': {
    title: 'Discard the key',
    says: 'The private key has done its work. No key that could be stolen is left with you.',
  },
}

export const provenanceSteps: Readonly<Record<ProvenanceStepId, Words>> = {
  'run-started': { title: 'The workflow starts', says: 'A tag is pushed, and the CI job begins.' },
  'package-packed': {
    title: 'Make the package',
    says: 'The files to publish are packed into one, and its digest is computed.',
  },
  'publish-token': {
    title: 'The right to publish',
    says: "Now the registry accepts the job's OIDC token. In 2023 there was a long-lived token, kept as a secret.",
  },
  'ci-token': {
    title: 'ID token of the job',
    says: 'Only a job with id-token: write can get a token that vouches for who it is. Any code that runs in the job can ask for one.',
  },
  'key-pair': {
    title: 'An ephemeral key',
    says: 'A key pair is made inside the job. The private key does not leave it.',
  },
  'certificate-request': {
    title: 'Request a certificate',
    says: 'Fulcio is given a token that vouches for which workflow this is.',
  },
  certificate: {
    title: 'Certificate arrives',
    says: 'It has the names of repository, commit and workflow in it.',
  },
  sign: {
    title: 'Sign the provenance',
    says: 'What is signed is a statement: "This package was made from this commit by this workflow".',
  },
  'log-entry': {
    title: 'Record it in the log',
    says: 'That it was signed is recorded in Rekor, where anybody can see it.',
  },
  publish: {
    title: 'Publish',
    says: 'Package and provenance are sent together. The registry checks them, makes them public, and adds an attestation of its own.',
  },
  'key-discarded': { title: 'Discard the key', says: 'When the job ends, the key is gone too.' },
  'package-page': {
    title: 'Package page',
    says: 'The user receives the attestations, and can check where and how it was made.',
  },
}
