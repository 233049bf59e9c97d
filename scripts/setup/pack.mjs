/**
 * Before `npm run pack`: set-up. npm runs this before a bare `npm pack` and `npm publish`, too, which would take the whole
 * project for the package; it is built into a folder of its own.
 */
if (process.env.npm_command === 'run-script') await import('./main.mjs')
else {
  process.stderr.write('The package is built, in lib/package: npm run pack\n')
  process.exitCode = 1
}
