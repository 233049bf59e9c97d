/** Options of the benches. */

/** @throws {Error} naming the option, unless `value` is a whole number from 1 */
export function positive(name: string, value: string): number {
  const number = Number(value)
  if (!(Number.isInteger(number) && number >= 1))
    throw new Error(`--${name} is ${value}; it must be a whole number from 1.`)
  return number
}
