/**
 * `npm run test:changed`: what can break by the files that changed since the last commit, or since `-- REF`: all checks,
 * and the tests of Vitest that import such a file, at whatever distance. For the hand, between two edits; what it leaves
 * out it names, and `npm test` runs.
 */
import { samplesFirst } from '../lib/samples.ts'
import { begin } from '../lib/say.ts'
import { changedTests, CHECK } from './runners.ts'
import { runAndTell } from './tell.ts'

const [since] = process.argv.slice(2)

await begin(async () => {
  await samplesFirst()
  process.stdout.write(
    'Not run here: the build, the built deck (test/e2e), and tests that read a changed file without importing it ' +
      '(pages, samples, fixtures, scripts in a process of their own).\n',
  )
  await runAndTell([CHECK, changedTests(since)])
})
