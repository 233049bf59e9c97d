/** sigstore-python, by its command line, with a trust configuration that names the lab. */
import { runProgram } from '../../lib/run.ts'
import { type Peer, FILES, answerOf, offline } from '../peer.ts'
import type { Tool } from '../tools.ts'

const LONGEST = 60_000

export function sigstorePython({ program, version }: Tool, home: string): Peer {
  return {
    name: 'sigstore-python',
    version,
    // It has no command for a key that the verifier holds.
    judges: ({ signer }) => signer === 'keyless',
    async ask({ scenario: { policy } }, folder) {
      if ('key' in policy) return { verdict: 'broke', said: 'it is not asked about keys' }
      const { identity = '', issuer = '' } = policy
      const args = [
        ...['--trust-config', FILES.trustConfig, 'verify', 'identity', '--offline', '--bundle', FILES.bundle],
        ...['--cert-identity', identity, '--cert-oidc-issuer', issuer, FILES.artifact],
      ]
      return answerOf(await runProgram(program, args, { cwd: folder, env: offline(home), timeout: LONGEST }))
    },
  }
}

/** A client trust configuration around a trusted root; it names no service to sign with. */
export function trustConfig(trustedRoot: unknown): object {
  const any = { selector: 'ANY' }
  return {
    mediaType: 'application/vnd.dev.sigstore.clienttrustconfig.v0.1+json',
    trustedRoot,
    signingConfig: {
      mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
      caUrls: [],
      oidcUrls: [],
      rekorTlogUrls: [],
      rekorTlogConfig: any,
      tsaUrls: [],
      tsaConfig: any,
    },
  }
}
