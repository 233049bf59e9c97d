/** A tool's answers as one types and reads them. */
export interface ToolAnswer {
  readonly command: string
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
}

/** @returns command, lines and exit code of each, in their order */
export function linesOf(answers: readonly ToolAnswer[]): string[] {
  return answers.flatMap(({ command, stdout, stderr, exit }) => [
    `$ ${command}`,
    ...`${stderr.replaceAll('\r\n', '\n')}${stdout}`.split('\n').slice(0, -1),
    `exit ${exit}`,
  ])
}
