/** How the names of files tell that one is about another. Names prove nothing: they only say what to compare. */

/** `a.jar.asc`, `a.jar.sigstore.json`, `a.jar.sha256`: whatever stands behind the name, and a dot. */
export function isNamedAfter(claim: string, artifact: string): boolean {
  return baseOf(claim).startsWith(`${baseOf(artifact)}.`)
}

/** @returns without folders, whichever way its slashes lean */
export function baseOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}

/** As a person sees it: `é` is one letter however it is composed. */
export function asSeen(name: string): string {
  return baseOf(name).normalize('NFC')
}
