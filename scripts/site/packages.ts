/** What an installed package says about its licence. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.ts'

export type PackageKind = 'fonts' | 'icons' | 'libraries'

export interface PackageNotice {
  readonly name: string
  readonly version: string
  readonly kind: PackageKind
  /** SPDX, as the package has it. */
  readonly licence: string
  readonly author: string | undefined
  /** An https address where the work, or its source, is. */
  readonly home: string | undefined
  /** The licence as the package carries it. */
  readonly text: string | undefined
}

/** Where icon sets are, below the project's folder. */
export const ICON_SETS = join('node_modules', '@iconify-json')

/**
 * @param id a module, as the bundler names it
 * @returns its package's folder, below the project's; undefined for what is ours or nobody's
 */
export function packageFolder(id: string): string | undefined {
  const icon = /^~icons\/([\w-]+)\//.exec(id)?.[1]
  if (icon !== undefined) return join(ICON_SETS, icon)
  const path = id.replaceAll('\\', '/').replace(/[?#].*$/, '')
  // What begins with a dot is a cache.
  return /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/.][^/]*)\//.exec(path)?.[1]
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly author?: string | { readonly name?: string }
  readonly homepage?: string
  readonly repository?: string | { readonly url?: string }
}

interface IconSet {
  readonly author?: { readonly name?: string; readonly url?: string }
  readonly license?: { readonly spdx?: string }
}

/**
 * @param folder of an installed package, below the project's
 * @throws {Error} if it is not installed
 */
export function packageNotice(folder: string): PackageNotice {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8')) as T
  const manifest = read<Manifest>('package.json')
  const icons = existsSync(join(ROOT, folder, 'info.json')) ? read<IconSet>('info.json') : undefined
  const { name, version, license, author, homepage, repository } = manifest
  return {
    name,
    version,
    kind: icons !== undefined ? 'icons' : name.startsWith('@fontsource') ? 'fonts' : 'libraries',
    licence: icons?.license?.spdx ?? (typeof license === 'string' ? license : license?.type) ?? 'UNLICENSED',
    author: icons?.author?.name ?? nameOf(author),
    home: [icons?.author?.url, typeof repository === 'string' ? repository : repository?.url, homepage]
      .map(httpsAddress)
      .find((address) => address !== undefined),
    text: licenceText(join(ROOT, folder)),
  }
}

/** `A Person <mail> (site)` without the mail. */
function nameOf(author: Manifest['author']): string | undefined {
  const name = (typeof author === 'string' ? author : author?.name)?.replace(/\s*[<(].*$/, '').trim()
  return name === '' ? undefined : name
}

/** As npm lets it be written: `git+https://…`, `git://…`, `github:owner/name`, `owner/name`. */
function httpsAddress(given: string | undefined): string | undefined {
  const text = given
    ?.replace(/^git\+/, '')
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, 'https://')
    .replace(/^(?:github:)?([\w.-]+\/[\w.-]+)$/, 'https://github.com/$1')
    .replace(/\.git$/, '')
  return text !== undefined && URL.canParse(text) && text.startsWith('https://') ? text : undefined
}

function licenceText(folder: string): string | undefined {
  const names = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice)\b/i.test(name))
    .sort()
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').trim())
  return texts.length === 0 ? undefined : texts.join('\n\n')
}
