/** Serves the built deck with the samples that a registry with real attestations would have given it. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CACHE, DIST, ROOT } from '../../scripts/lib/paths.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { fromUtf8 } from '../../playground/bytes.ts'
import { readShared } from '../support/files.ts'
import { fakeRegistry } from '../support/registry.ts'
import { SIGSTORE_231_SHA512, SITE, SITE_PORT } from './site.ts'

if (!existsSync(join(DIST, 'index.html'))) throw new Error('e2e: there is no built deck; run: npm run build')
rmSync(SITE, { recursive: true, force: true })
mkdirSync(SITE, { recursive: true })
cpSync(DIST, SITE, { recursive: true })

const attestations = await readShared('npm-attestations/sigstore-2.3.1.attestations.json')
const text = attestations && fromUtf8(attestations)
const registry = await fakeRegistry(text === undefined ? {} : { 'sigstore@2.3.1': text })
const lock = join(CACHE, 'e2e', 'package-lock.json')
const integrity = `sha512-${Buffer.from(SIGSTORE_231_SHA512, 'hex').toString('base64')}`
writeFileSync(
  lock,
  JSON.stringify({
    lockfileVersion: 3,
    packages: { 'node_modules/sigstore': { version: '2.3.1', integrity } },
  }),
)
await promisify(execFile)(
  process.execPath,
  [
    'scripts/samples/main.ts',
    '--force',
    '--lock',
    lock,
    '--package',
    'sigstore',
    '--out',
    join(SITE, 'samples', 'npm'),
  ],
  { cwd: ROOT, env: { ...process.env, npm_config_registry: registry.url } },
)
await registry.close()
await serveStatic(SITE, { port: SITE_PORT })
