/** How the names of files tell that one is about another. Names prove nothing: they only say what to compare. */

/** `a.jar.asc`, `a.jar.sigstore.json`, `a.jar.sha256`: whatever stands behind the name, and a dot. */
export function isNamedAfter(claim: string, artifact: string): boolean {
  return baseOf(claim).startsWith(`${baseOf(artifact)}.`)
}

/** @returns without folders, whichever way its slashes lean */
export function baseOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}

/** @returns with the slash at its end; empty where there is none */
export function folderOf(name: string): string {
  return plain(name.slice(0, name.length - baseOf(name).length))
}

/** One way to write a path. */
export function plain(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .normalize('NFC')
}

/** As a person sees it: `é` is one letter however it is composed. */
export function asSeen(name: string): string {
  return baseOf(name).normalize('NFC')
}
