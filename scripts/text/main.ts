/** `npm run lint:text`: textlint over everything the deck says, the spelling of its English, the list of what ages, and twins that nobody looked at. */
import { begin } from '../lib/say.ts'
import { drifted, lookedAt, pairs } from '../twins/looked-at.ts'
import { OTHERS } from '../twins/texts.ts'
import { claimFaults } from './claims.ts'
import { faultsOf, faultsOfEnglish } from './lint.ts'
import { allProse } from './prose.ts'

await begin(async () => {
  let found = 0
  for (const prose of allProse()) {
    for (const fault of await faultsOf(prose)) {
      process.stdout.write(`${fault}\n`)
      found += 1
    }
  }
  for (const prose of allProse('en')) {
    for (const fault of await faultsOfEnglish(prose)) {
      process.stdout.write(`${fault}\n`)
      found += 1
    }
  }
  for (const fault of await claimFaults()) {
    process.stdout.write(`${fault}\n`)
    found += 1
  }
  for (const language of OTHERS) {
    for (const fault of drifted(language, await pairs(language), lookedAt()[language] ?? {})) {
      process.stdout.write(`${fault}\n`)
      found += 1
    }
  }
  if (found > 0) process.exitCode = 1
})
