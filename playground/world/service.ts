/** What every simulated service has in common: it says that it is a simulation. */
import type { Name } from './x509.ts'

/** When a key or an authority is to be trusted, both ends included. Without `end`: still. */
export interface Validity {
  readonly start?: Date
  readonly end?: Date
}

const ORGANIZATION = 'Shomei lab (simulation)'

/** Distinguished name of a simulated authority. */
export function labName(role: string): Name {
  return { organization: ORGANIZATION, commonName: `Shomei lab ${role} (simulation)` }
}

/** Host name of a simulated service: `.invalid` never resolves (RFC 2606 section 2). */
export function labHost(service: string): string {
  return `${service}.shomei-lab.invalid`
}

/** URL of a simulated service. */
export function labUrl(service: string, path = ''): string {
  return `https://${labHost(service)}${path}`
}
