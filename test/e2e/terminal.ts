/** The same verification from the terminal. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/paths.ts'

export interface TerminalReport {
  readonly verdict: string
  readonly exitCode: number
  /** Status by check id. */
  readonly checks: Readonly<Record<string, string>>
}

/**
 * @param method `checksum`, `openpgp` or `sigstore`
 * @param files written to a folder of their own; arguments name them by their keys as `{key}`
 * @param args the rest of the command
 */
export async function inTerminal(
  method: string,
  files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>,
  args: readonly string[],
): Promise<TerminalReport> {
  const folder = await mkdtemp(join(tmpdir(), 'shomei-e2e-'))
  try {
    const paths: Record<string, string> = {}
    for (const [key, { name, bytes }] of Object.entries(files)) {
      paths[key] = join(folder, name)
      await writeFile(paths[key], bytes)
    }
    const filled = args.map((arg) => arg.replace(/^\{(\w+)\}$/, (_, key: string) => paths[key] ?? ''))
    const { code, stdout, stderr } = await run(['scripts/playground/main.ts', method, '--json', ...filled])
    if (stdout === '') throw new Error(`terminal: ${stderr}`)
    const report = JSON.parse(stdout) as { verdict: string; checks: { id: string; status: string }[] }
    return {
      verdict: report.verdict,
      exitCode: code,
      checks: Object.fromEntries(report.checks.map(({ id, status }) => [id, status])),
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function run(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...args],
      { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
      },
    )
  })
}

export function flipped(bytes: Uint8Array, at = Math.floor(bytes.length / 2)): Uint8Array {
  return Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte))
}
