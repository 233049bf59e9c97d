/** Asks the configured npm registry for attestations, through npm's own machinery. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fetch from 'npm-registry-fetch'
import { ROOT } from '../../lib/paths.ts'
import { npmCli } from '../../setup/npm.mjs'
import type { LockedPackage } from './lock.ts'
import type { Answer } from './manifest.ts'

export interface Registry {
  /**
   * @param spec a scoped package may live on another registry than the rest
   * @returns the address that would be asked
   */
  address(spec: string): string
  /**
   * @param wanted a package and its version
   * @param signal ends the question
   * @returns the answer, with the attestations as the registry wrote them; never rejects
   */
  attestations(
    wanted: LockedPackage,
    signal: AbortSignal,
  ): Promise<
    { readonly answer: Exclude<Answer, 'attested'> } | { readonly answer: 'attested'; readonly body: object }
  >
}

/**
 * The registry as npm itself would ask it: every `.npmrc`, scopes, credentials, proxies, certificates.
 *
 * @param env where npm looks for settings first, such as `npm_config_registry`
 * @throws {Error} if npm cannot be found
 */
export async function configuredRegistry(env: NodeJS.ProcessEnv = process.env): Promise<Registry> {
  const options = await npmOptions(env)
  return {
    address: (spec) => fetch.pickRegistry(spec, options),
    async attestations({ package: name, version }, signal) {
      const path = `/-/npm/v1/attestations/${name.replace('/', '%2f')}@${version}`
      try {
        const body = await Promise.race([
          fetch.json(path, {
            ...options,
            spec: `${name}@${version}`,
            signal,
            cache: undefined,
            retry: { retries: 0 },
          }),
          aborted(signal),
        ])
        return read(body)
      } catch (error) {
        return { answer: signal.aborted ? 'timeout' : reason(error) }
      }
    },
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(new Error('the time is over'))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

function read(body: unknown): Awaited<ReturnType<Registry['attestations']>> {
  if (typeof body !== 'object' || body === null || !('attestations' in body)) return { answer: 'unreadable' }
  const list: unknown = body.attestations
  if (!Array.isArray(list) || !list.every(isAttestation)) return { answer: 'unreadable' }
  return list.length === 0 ? { answer: 'none' } : { answer: 'attested', body: { attestations: list } }
}

function isAttestation(entry: unknown): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'predicateType' in entry &&
    typeof entry.predicateType === 'string' &&
    'bundle' in entry &&
    typeof entry.bundle === 'object' &&
    entry.bundle !== null
  )
}

function reason(error: unknown): Exclude<Answer, 'attested'> {
  const { statusCode, code, type } = error as { statusCode?: unknown; code?: unknown; type?: unknown }
  if (statusCode === 404) return 'none'
  if (typeof statusCode === 'number') return 'refused'
  if (type === 'invalid-json' || error instanceof SyntaxError) return 'unreadable'
  return typeof code === 'string' && code.includes('TIMEOUT') ? 'timeout' : 'offline'
}

interface NpmConfig {
  load(): Promise<void>
  readonly flat: fetch.FetchOptions
}

/** npm carries the reader of its own configuration with it, so what it reads is what npm would read. */
async function npmOptions(env: NodeJS.ProcessEnv): Promise<fetch.FetchOptions> {
  const cli = npmCli(env)
  if (cli === undefined) throw new Error('npm was not found')
  const require = createRequire(cli)
  const Config = require('@npmcli/config') as new (options: object) => NpmConfig
  const { definitions, shorthands, flatten } = require('@npmcli/config/lib/definitions') as Record<
    string,
    unknown
  >
  const config = new Config({
    npmPath: join(dirname(cli), '..'),
    definitions,
    shorthands,
    flatten,
    argv: [],
    env,
    cwd: ROOT,
  })
  await config.load()
  return config.flat
}
