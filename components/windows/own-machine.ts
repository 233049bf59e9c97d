/** What a machine serves to itself is what its speaker asked for, and the newest there is. */

/** @param hostname of a page or a worker */
export const isOwnMachine = (hostname: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
