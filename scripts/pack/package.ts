/** Puts the package's folder together: code, declarations, and what people read. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.ts'
import { buildCode } from './code.ts'
import { buildDeclarations } from './declarations.ts'
import { manifest } from './manifest.ts'
import { noticesText, packagesIn } from './notices.ts'

/** Git-ignored. */
export const LIB = join(ROOT, 'lib')
export const PACKAGE = join(LIB, 'package')

/** Where GitHub builds it, which its provenance names; `undefined` elsewhere. */
const repository = () => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = process.env
  return server && name ? `${server}/${name}` : undefined
}

/**
 * @param isAgreed whether changes of the public surface are written into its reports
 * @returns the reports that say something else than the package, by their names
 * @throws {Error} where a part cannot be made
 */
export async function buildPackage(isAgreed = false): Promise<readonly string[]> {
  await rm(PACKAGE, { recursive: true, force: true })
  await mkdir(PACKAGE, { recursive: true })
  const chunks = await buildCode(PACKAGE)
  const changed = await buildDeclarations(PACKAGE, isAgreed)
  const packages = packagesIn(chunks)
  const licences = [
    ...new Set(['MIT', ...packages.map(({ licence }) => licence.replace(/\+$/, '-or-later'))]),
  ]
  await writeFile(
    join(PACKAGE, 'package.json'),
    `${JSON.stringify(manifest(licences, repository()), null, 2)}\n`,
  )
  await writeFile(join(PACKAGE, 'NOTICES.txt'), noticesText(packages))
  for (const name of ['LICENSE', 'SECURITY.md', 'CHANGELOG.md'])
    await copyFile(join(ROOT, name), join(PACKAGE, name))
  await copyFile(join(ROOT, 'package', 'README.md'), join(PACKAGE, 'README.md'))
  return changed
}
