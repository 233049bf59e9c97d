import { fixture } from './case.ts'

const SAMPLES = 'public/samples'

export const lists = [
  fixture(`${SAMPLES}/SHA256SUMS`, ['list']),
  fixture(`${SAMPLES}/release/SHA256SUMS`, ['list']),
  fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.sha256`, ['list']),
  fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.md5`, ['list']),
]
