/** Real ssh-keygen and git, in a folder that vanishes, in UTC and without settings of the machine's. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface KeygenRan {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

/** As it calls itself, `OpenSSH_9.2p1 …`; `undefined` where there is none, or none that verifies. */
export const sshVersion = (() => {
  const { stderr } = spawnSync('ssh', ['-V'], { encoding: 'utf8' })
  const asked = spawnSync('ssh-keygen', ['-Y', 'check-novalidate', '-n', 'file', '-s', '/nothing'], {
    input: '',
  })
  return asked.status === 255 ? (stderr ?? '').trim() : undefined
})()

export async function folderWith(files: Readonly<Record<string, Uint8Array | undefined>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shomei-ssh-'))
  for (const [name, bytes] of Object.entries(files)) if (bytes) await writeFile(join(folder, name), bytes)
  return folder
}

export function runKeygen(args: readonly string[], input: Uint8Array, cwd: string): Promise<KeygenRan> {
  const env = { PATH: process.env.PATH, HOME: cwd, TZ: 'UTC', LC_ALL: 'C.UTF-8' }
  return new Promise((resolve) => {
    const child = execFile('ssh-keygen', args, { cwd, env, encoding: 'latin1' }, (error, stdout, stderr) =>
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    )
    // It may have ended before it reads.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

export async function forget(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
