import { join } from 'node:path'
import { CACHE } from '../../scripts/lib/paths.ts'

/** Loopback, by number: the browser under test resolves no names. Another one for whoever tests two checkouts at once. */
export const SITE_PORT = Number(process.env.E2E_PORT) || 4187
export const SITE_URL = `http://127.0.0.1:${SITE_PORT}/`

/** Other names of this machine. A browser trusts the first like https, and the second no more than any plain http. */
export const ELSEWHERE = { published: 'deck.localhost', network: 'deck.invalid' } as const

/** A copy of the built deck: the registry of the test fills in its npm samples. */
export const SITE = join(CACHE, 'e2e', 'site')

/** The digest npm's registry published for sigstore 2.3.1, as a lock file would hold it. */
export const SIGSTORE_231_SHA512 =
  'f06fbf5c353cc0db093904b9cac0d53b412d83dff6b80e6047d9786708a38e5c3105cad4e913dfc22dbe8c999b3fe029d47969fe75406843b8163db6fd22f681'
