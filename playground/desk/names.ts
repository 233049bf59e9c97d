/** How the names of files tell that one is about another. Names prove nothing: they only say what to compare. */

/** `a.jar.asc`, `a.jar.sigstore.json`, `a.jar.sha256`: whatever stands behind the name, and a dot. */
export function isNamedAfter(claim: string, artifact: string): boolean {
  return baseOf(claim).startsWith(`${baseOf(artifact)}.`)
}

/** What tools put behind the name of the file that they speak of. */
const ENDING =
  /\.(?:asc|sig|sign|signature|gpg|pgp|minisig|sigstore|bundle|att|intoto|attestations?|provenance|publish|md5|sha-?(?:1|224|256|384|512)|b2|b3|blake2\w*|blake3|(?:md5|sha\d+|b[23])?(?:sums?|checksums?|digests?)|txt|jsonl?)$/i

/** @returns the names that a claim may be named after, the longest first: `a.jar.sha256`, `a.jar` for `a.jar.sha256.txt` */
export function namedFor(claim: string): string[] {
  const found: string[] = []
  for (let name = baseOf(claim); ENDING.test(name);) {
    name = name.replace(ENDING, '')
    found.push(name)
  }
  return found
}

/** @returns without folders, whichever way its slashes lean */
export function baseOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
}

/** @returns with the slash at its end; empty where there is none */
export function folderOf(name: string): string {
  return plain(name.slice(0, name.length - baseOf(name).length))
}

/** One way to write a path: nothing that was handed over is a link, so `..` leads back from where it came. */
export function plain(path: string): string {
  return stepsOf(path.replaceAll('\\', '/').normalize('NFC'))
}

/** @returns where a name leads that stands in a list of that folder */
export function placeOf(name: string, folder: string): string {
  const path = plain(name)
  return path.startsWith('/') ? path : plain(`${folder}${path}`)
}

/**
 * Of a path that is written with slashes: `a//b`, `a/./b` and `x/../a/b` are `a/b`. What leads above where all lies keeps
 * its `..`.
 */
export function stepsOf(path: string): string {
  // Nearly every path is plain, and all are asked about several times.
  if (!path.includes('//') && !path.includes('./') && !path.endsWith('/..')) return path
  const left: string[] = []
  for (const part of path.replace(/^\/+/, '').split('/')) {
    if (part === '..' && left.length > 0 && left.at(-1) !== '..') left.pop()
    else if (part !== '' && part !== '.') left.push(part)
  }
  return `${path.startsWith('/') ? '/' : ''}${left.join('/')}${path.endsWith('/') && left.length > 0 ? '/' : ''}`
}

/** As a person sees it: `é` is one letter however it is composed. */
export function asSeen(name: string): string {
  return baseOf(name).normalize('NFC')
}
