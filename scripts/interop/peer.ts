/** A verifier that somebody else wrote, or ours: what it is asked and what it answers. */
import type { Case } from './cases.ts'

export interface Answer {
  /** `broke`: it gave no verdict, such as a crash, a usage error or none in time. */
  readonly verdict: 'accepted' | 'refused' | 'broke'
  /** Its own words, in one line. */
  readonly said: string
}

export interface Peer {
  readonly name: PeerName
  readonly version: string
  /** Whether this is among the things that it judges. */
  readonly judges: (one: Case) => boolean
  /** @param folder where the files of the case are, by the names in {@link FILES} */
  readonly ask: (one: Case, folder: string) => Promise<Answer>
  readonly close?: () => Promise<unknown>
}

export const PEER_NAMES = [
  'Shomei',
  'cosign',
  'sigstore-python',
  '@sigstore/verify',
  'openssl verify',
  'openssl ts',
] as const
export type PeerName = (typeof PEER_NAMES)[number]

/** The files of a case in its folder. */
export const FILES = {
  artifact: 'hello-shomei-1.0.0.jar',
  bundle: 'bundle.sigstore.json',
  trustedRoot: 'trusted_root.json',
  /** What sigstore-python wants in place of a trusted root. */
  trustConfig: 'trust_config.json',
  /** The verifier's own key; only where there is one. */
  key: 'cosign.pub',
} as const

/** Variables for a tool that must not leave this machine: a proxy that is not there, and a home of its own. */
export function offline(home: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9'
  const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'].map((name) => [name, nowhere])
  const none = ['NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy'].map((name) => [name, undefined])
  return {
    ...Object.fromEntries([...proxies, ...none]),
    HOME: home,
    XDG_CACHE_HOME: home,
    LC_ALL: 'C',
    TZ: 'UTC',
  }
}

/** The answer of a command line tool, by how it ended. */
export function answerOf({
  code,
  output,
  timedOut,
}: {
  readonly code: number | null
  readonly output: string
  readonly timedOut: boolean
}): Answer {
  const said = output.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  if (timedOut) return { verdict: 'broke', said: 'no answer in time' }
  if (code === 0) return { verdict: 'accepted', said }
  const lost =
    /panic:|Traceback|unknown flag|usage:|unrecognized arguments|connect: |connection refused/i.test(output)
  return { verdict: code === 1 && !lost ? 'refused' : 'broke', said }
}
