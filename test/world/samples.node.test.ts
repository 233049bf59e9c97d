import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../playground/bytes.ts'
import { createHash } from '../../playground/platform/crypto.ts'
import { subjectOf, workflow } from '../../playground/world/index.ts'
import { askLibrary } from './library.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const NAME = 'hello-shomei-1.0.0.jar'
const read = (name: string) => readFile(`${ROOT}public/samples/${name}`)
const readJson = async (name: string) => JSON.parse((await read(`sigstore/${name}`)).toString('utf8'))

describe('the Sigstore samples', () => {
  it('are what the script makes', async () => {
    const script = fileURLToPath(new URL('../../scripts/samples/sigstore.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--check'])
    expect(stdout).toContain(`${NAME}.sigstore.json`)
  })

  it('are accepted for the artifact and its release workflow', async () => {
    const release = workflow('example/hello-shomei')
    const identity = `^${subjectOf(release).replaceAll('.', '\\.')}$`
    const artifact = await read(NAME)
    const trustedRoot = await readJson('trusted_root.json')
    for (const name of [`${NAME}.sigstore.json`, `${NAME}.provenance.sigstore.json`]) {
      const question = {
        bundle: await readJson(name),
        trustedRoot,
        artifact,
        identity,
        issuer: release.issuer,
      }
      expect(askLibrary(question), name).toBe('accepted')
    }
  })

  it('speak about the very bytes that lie beside them', async () => {
    const { dsseEnvelope } = await readJson(`${NAME}.provenance.sigstore.json`)
    const statement = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8'))
    const sha256 = toHex(
      createHash('sha256')
        .update(await read(NAME))
        .digest(),
    )
    expect(statement.subject).toEqual([{ name: NAME, digest: { sha256 } }])
  })
})
