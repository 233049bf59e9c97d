/** The little of `@freedomofpress/sigstore-browser` that the bench calls; it is installed when the bench runs. */
declare module 'peer:sigstore-browser' {
  export class SigstoreVerifier {
    loadSigstoreRoot(root: unknown): Promise<void>
    verifyArtifact(identity: string, issuer: string, bundle: unknown, artifact: Uint8Array): Promise<boolean>
  }
}
