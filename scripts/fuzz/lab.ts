/**
 * Signs and attacks in random labs: `npm run fuzz:lab [-- --seed N --count N --only INDEX]`. Exit 0 if every honest
 * bundle was verified and every attacked one refused by the check that the attack names, 1 if not, 2 for a bad option.
 */
import '../playground/browser-platform.ts'
import '../../playground/platform/install.ts'
import { fuzzOptions } from './options.ts'

const DEFAULT_COUNT = 1000
const MOST_SHOWN = 20

const { seed, count, only } = fuzzOptions(DEFAULT_COUNT)
const { tryLab } = await import('./lab-try.ts')

const indexes = only === undefined ? Array.from({ length: count }, (_, i) => i) : [only]
process.stdout.write(`seed ${seed}, ${only === undefined ? `${count} releases` : `release ${only}`}\n`)
const began = performance.now()
const made = new Map<string, number>()
let attacked = 0
let complained = 0
for (const { index, release, attacks, complaints } of tryLab(seed, indexes)) {
  attacked += attacks.length
  for (const name of attacks) made.set(name, (made.get(name) ?? 0) + 1)
  if (only !== undefined) process.stdout.write(`${release.name} | ${attacks.join(', ')}\n`)
  if (complaints.length === 0) continue
  if (++complained <= MOST_SHOWN) {
    process.stdout.write(`#${index} ${release.name}: ${complaints.join(' | ')}\n`)
    process.stdout.write(`   again: npm run fuzz:lab -- --seed ${seed} --only ${index}\n`)
  }
}

for (const [name, times] of made) process.stdout.write(`${String(times).padStart(7)} ${name}\n`)
const seconds = ((performance.now() - began) / 1000).toFixed(1)
process.stdout.write(
  `${indexes.length} honest bundles and ${attacked} attacked ones; ${complained} releases went wrong; ` +
    `${seconds} s (seed ${seed})\n`,
)
if (complained > 0) process.exitCode = 1
