/** Runs `npm run samples` ahead of a script that shows them. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

/** It prints its own line and never fails; a process of its own, because a hanging registry would keep ours open. */
export function samplesFirst(out: NodeJS.WriteStream = process.stdout): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts', 'samples', 'main.ts')], {
      cwd: ROOT,
      stdio: ['inherit', out, 'inherit'],
    })
    child.on('error', () => resolve())
    child.on('close', () => resolve())
  })
}
