/** `npm run lint:text`: textlint over everything the deck says, the spelling of its English, the list of what ages, and twins that nobody looked at. */
import { begin } from '../lib/say.ts'
import { drifted, lookedAt, pairs } from '../twins/looked-at.ts'
import { OTHERS } from '../twins/texts.ts'
import { claimFaults } from './claims.ts'
import { faultsOf, faultsOfEnglish } from './lint.ts'
import { allProse } from './prose.ts'

await begin(async () => {
  let found = 0
  const tell = (faults: readonly string[]) => {
    for (const fault of faults) process.stdout.write(`${fault}\n`)
    found += faults.length
  }
  for (const prose of allProse()) tell(await faultsOf(prose))
  for (const prose of allProse('en')) tell(await faultsOfEnglish(prose))
  tell(await claimFaults())
  for (const language of OTHERS) tell(drifted(language, await pairs(language), lookedAt()[language] ?? {}))
  if (found > 0) process.exitCode = 1
})
