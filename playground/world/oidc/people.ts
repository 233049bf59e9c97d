import { labUrl } from '../service.ts'

/** Identity providers that the lab's login page leads to, and that really know who somebody is. */
export type UpstreamId = 'github' | 'google' | 'microsoft'

/** Their issuers: what a certificate names, instead of the login page. */
export const UPSTREAMS: Readonly<Record<UpstreamId, string>> = {
  github: labUrl('github', '/login/oauth'),
  google: labUrl('accounts.google'),
  microsoft: labUrl('login.microsoft'),
}

/** An account at an upstream provider. */
export interface Account {
  readonly upstream: UpstreamId
  /** What the provider calls the account; it never changes. */
  readonly userId: string
  readonly email: string
  /** Whether the provider has seen that whoever has the account reads this address. */
  readonly emailVerified: boolean
}

function account(upstream: UpstreamId, userId: string, email: string, emailVerified = true): Account {
  return { upstream, userId, email, emailVerified }
}

/** Everybody here is made up. */
export const PEOPLE = {
  alice: account('github', '41001', 'alice@example.com'),
  bob: account('google', '108100000000000042002', 'bob@example.com'),
  carol: account('microsoft', '00000000-0000-4000-8000-000000043003', 'carol@example.com'),
  mallory: account('github', '46006', 'mallory@example.com'),
  /** Made by mallory: another provider, the address of alice. Somebody there let it pass. */
  aliceElsewhere: account('google', '108100000000000046006', 'alice@example.com'),
  /** Made by mallory too: claims the address of alice without ever having shown it. */
  aliceUnverified: account('microsoft', '00000000-0000-4000-8000-000000046006', 'alice@example.com', false),
} as const satisfies Readonly<Record<string, Account>>

export type PersonId = keyof typeof PEOPLE
