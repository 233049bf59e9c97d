/** A page that verifies: what came of it stands in its text. */
import { byDoors, byWorkers } from './checks.js'

const violations = []
addEventListener('securitypolicyviolation', ({ blockedURI }) => violations.push(blockedURI))

async function read(name) {
  const response = await fetch(`/samples/${name}`)
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

export async function verifyAll(start) {
  const said = await Promise.all([byDoors(read), byWorkers(read, start)])
    .then(([doors, workers]) => ({ doors, workers, violations: [...new Set(violations)] }))
    .catch((error) => ({ error: String(error?.stack ?? error) }))
  const pre = document.querySelector('pre')
  pre.textContent = JSON.stringify(said)
  pre.dataset.done = ''
}
