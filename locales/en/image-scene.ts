import type { imageScene as ja } from '../ja/image-scene.ts'
import type { Same } from '../same.ts'

/** What the scene of signing an image says: its steps, and what lies in a registry. */

export const imageScene: Same<typeof ja> = {
  steps: {
    image: {
      title: 'Image',
      says: 'An image is a tree, walked along JSON files called manifests. Each lies in the registry under the SHA-256 of its contents.',
    },
    digest: {
      title: 'Digest',
      says: 'The SHA-256 of the index, at the root, is the digest of the image. Change one character inside, and every digest from there to the root changes.',
    },
    login: {
      title: 'Login',
      says: "You log in instead of using a key. The issuer in the certificate is not Sigstore's login page, but the provider behind it.",
    },
    sign: {
      title: 'Sign',
      says: 'What is signed is not the image itself, but a short JSON that has the digest of the image in it.',
    },
    registry: {
      title: 'Registry',
      says: 'The signature is put in the same repository as the image. How it is put there has changed since 2023.',
    },
    verify: {
      title: 'Verify',
      says: 'You hand over the identity and issuer you expect. Cosign looks up the signature in the registry, and checks log and certificate on your machine.',
    },
    anybody: {
      title: 'Whose?',
      says: 'As long as you name no identity and issuer, all you learn is "somebody signed". Cosign does not run until you do.',
    },
    other: {
      title: 'Another image',
      says: 'Another image was pushed under the same tag, and the signature was copied, too. Cosign compares the digest in the signature, so it is not fooled.',
    },
  },
  kinds: {
    tag: 'tag',
    referrers: 'referrers',
    index: 'index',
    manifest: 'manifest',
    signature: 'signature manifest',
    config: 'config',
    layer: 'layer',
    payload: 'signed JSON',
    bundle: 'bundle',
    empty: 'empty config',
    other: 'other',
    annotation: 'annotation',
  },
  payloads: { tag: '2023: simple signing', referrer: 'Now: in-toto statement' },
  layouts: { tag: '2023', referrer: 'Now' },
  says: 'What the image prints',
  preset: 'hello',
  digestOf: (bytes) => `SHA-256 (of the index, ${bytes})`,
  reference: 'This is the name to sign by, and to verify by',
  before: 'Before:',
  movable: 'A tag can be moved to another image later. A digest cannot.',
  simulated: 'A simulated registry (shomei-lab.invalid). Digests and signatures are really computed.',
  done: 'You are logged in',
  doneSays: 'Close this page, and go back to the terminal.',
  doneNote: 'A simulated page. Where no browser can be used, a code to confirm with appears instead.',
  warning:
    'Before the login there is a warning: your name goes into the log, and cannot be removed later. The browser opens only if you answer y.',
  tokenIssuer: 'Issuer of the token (login page)',
  identity: 'Identity in the certificate (SAN)',
  issuer: 'Issuer in the certificate (provider logged in with)',
  notAfter: 'Certificate expires (10 minutes later)',
  logIndex: (index) => `log index ${index.toLocaleString('en-US')}`,
  layout: 'Layout',
  target: 'Image',
  targets: { signed: 'Signed image', other: 'Another image' },
  expected: 'Whom you expect',
  expectedIdentity: 'identity',
  expectedIssuer: 'issuer',
  nobody: 'Nobody named',
  signer: 'The one who signed',
  checkClaims: 'Compare the digest (--check-claims)',
  written: 'This is whom the certificate names. But whether this is the right one, nobody has checked.',
  writtenHalf:
    'This is whom the certificate names. The part without an expectation was compared with nothing.',
  checked:
    'Cosign says that it has checked this: the signature is for this image, it is in the log, and the certificate is from a trusted CA.',
  checkedAllButClaims:
    'Cosign says that it has checked this: the signature is in the log, and the certificate is from a trusted CA.',
  unchecked:
    "In the layout of 2023, told not to compare, Cosign accepts a signature for another image. In today's layout it compares the digest even so.",
  command: 'With the real Cosign',
  refused: 'It was refused on the way, so nothing could be signed.',
}
