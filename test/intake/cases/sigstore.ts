import { fixture } from './case.ts'

const SAMPLES = 'public/samples/sigstore'

export const bundles = [
  fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.sigstore.json`, ['bundle']),
  fixture(`${SAMPLES}/hello-shomei-1.0.0.jar.provenance.sigstore.json`, ['bundle']),
]
export const roots = [
  fixture(`${SAMPLES}/trusted_root.json`, ['trusted-root']),
  fixture('public/samples/npm/trusted_root.json', ['trusted-root']),
]
