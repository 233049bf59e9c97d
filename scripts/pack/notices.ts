/** Whose code the package carries, and on which terms. */
import type { OutputChunk } from 'rolldown'
import { packageFolder, type PackageNotice, packageNotice } from '../site/packages.ts'

/** Its trusted root is kept as text. */
const TRUST = 'node_modules/@sigstore/tuf'

/** Packages with code in it, by name. */
export function packagesIn(chunks: readonly OutputChunk[]): readonly PackageNotice[] {
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules))
  const folders = modules.flatMap(([id, { renderedLength }]) => {
    const folder = renderedLength > 0 ? packageFolder(id) : undefined
    return folder === undefined ? [] : [folder]
  })
  const notices = [...new Set([...folders, TRUST])].map(packageNotice)
  return notices.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** @throws {Error} naming a package that carries no licence of its own and has none that we know */
export function noticesText(packages: readonly PackageNotice[]): string {
  const parts = packages.map(({ name, version, licence, home, text }) => {
    const terms = text ?? sameTerms(licence, packages)
    if (terms === undefined) throw new Error(`notices: ${name} carries no text of ${licence}`)
    return [`${name} ${version}`, licence, ...(home ? [home] : []), '', terms.trim()].join('\n')
  })
  const lead =
    'This package carries code of these packages, unmodified but for bundling: in the package of each is its source.\n' +
    'The trusted root of Sigstore that the terminal begins with is from @sigstore/tuf.'
  return `${[lead, ...parts].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

/** Of packages of the same licence, the text that another of them carries. */
function sameTerms(licence: string, packages: readonly PackageNotice[]): string | undefined {
  return packages.find((one) => one.licence === licence && one.text !== undefined)?.text
}
