/** Packs the built package with npm, as publishing does. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PACKAGE } from './package.ts'

export interface Packed {
  /** Of the file. */
  readonly name: string
  /** Paths in the package, in their order. */
  readonly files: readonly string[]
  /** Bytes of the file, and of all that is in it. */
  readonly size: number
  readonly unpacked: number
}

interface Said {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

/** npm's words for the command that a script of its own is part of would be taken for ours. */
const withoutNpm = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!config_)/i.test(name)))

/**
 * @param folder where the tarball goes
 * @throws {Error} with npm's words
 */
export async function packTo(folder: string): Promise<Packed> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    { cwd: PACKAGE, env: withoutNpm(), shell: process.platform === 'win32' },
  )
  // npm 12 gives an object by package where earlier ones give a list.
  const said = JSON.parse(stdout) as readonly Said[] | Readonly<Record<string, Said>>
  const [one] = Object.values(said)
  if (!one) throw new Error('npm pack made nothing')
  return {
    name: one.filename,
    files: one.files.map(({ path }) => path).toSorted(),
    size: one.size,
    unpacked: one.unpackedSize,
  }
}
