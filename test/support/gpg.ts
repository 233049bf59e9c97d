/** Real gpg, each in a keyring of its own that vanishes with it. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Ran {
  readonly code: unknown
  readonly stdout: string
  /** Line by line, without what gpg says about its keyring and the faked time. */
  readonly stderr: readonly string[]
}

const CHATTER =
  /running with faked system time|keybox '.*' created|trustdb created|^gpg: (?:marginals|depth|checking the trustdb)/

function run(command: string, args: readonly string[], input = ''): Promise<Ran> {
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  return new Promise((resolve) => {
    const child = execFile(command, args, { env, encoding: 'utf8' }, (error, stdout, stderr) =>
      resolve({
        code: error === null ? 0 : error.code,
        stdout,
        stderr: stderr.split('\n').filter((line) => line !== '' && !CHATTER.test(line)),
      }),
    )
    // A program that reads none of it may have gone already.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** Whether there is a gpg 2 on the PATH. */
export const gpgPresent = /^gpg \(GnuPG\) 2\./.test((await run('gpg', ['--version'])).stdout)

export interface Gpg {
  /** Runs gpg at the instant `now`, which stands still. */
  (now: Date, ...args: readonly string[]): Promise<Ran>
  /** The same with answers to its questions, one a line. */
  interact(now: Date, answers: string, ...args: readonly string[]): Promise<Ran>
  /** The path of a new file with these bytes, in a folder that vanishes too. */
  file(name: string, bytes: Uint8Array): Promise<string>
  /** Trusts a key as one's own. */
  trust(now: Date, fingerprint: string): Promise<void>
  /** Ends what gpg started and deletes everything. */
  end(): Promise<void>
}

/** YYYYMMDDThhmmss, UTC. */
function basicFormat(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}Z/g, '')
}

/** A gpg with nothing in its keyring. */
export async function newGpg(): Promise<Gpg> {
  const home = await mkdtemp(join(tmpdir(), 'shomei-gpg-'))
  const options = [
    '--homedir',
    home,
    '--display-charset',
    'utf-8',
    '--batch',
    '--yes',
    '--pinentry-mode',
    'loopback',
    '--passphrase',
    '',
  ]
  const at = (now: Date) => [...options, '--faked-system-time', `${basicFormat(now)}!`]
  const gpg = (now: Date, ...args: readonly string[]) => run('gpg', [...at(now), ...args])
  return Object.assign(gpg, {
    interact(now: Date, answers: string, ...args: readonly string[]) {
      const options = at(now).filter((option) => option !== '--batch')
      return run('gpg', [...options, '--no-tty', '--command-fd', '0', ...args], answers)
    },
    async file(name: string, bytes: Uint8Array) {
      const path = join(home, name)
      await writeFile(path, bytes)
      return path
    },
    async trust(now: Date, fingerprint: string) {
      await run('gpg', [...at(now), '--import-ownertrust'], `${fingerprint}:6:\n`)
      await run('gpg', [...at(now), '--check-trustdb'])
    },
    async end() {
      await run('gpgconf', ['--homedir', home, '--kill', 'all'])
      await rm(home, { recursive: true, force: true })
    },
  })
}
