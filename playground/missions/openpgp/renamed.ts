/** A genuine release of last year, under this year's name: a signature covers bytes, not the name of a file. */
import { honestScenario, LAB } from '../../attacks/openpgp.ts'
import { maintainer } from '../../attacks/openpgp-people.ts'
import { utf8 } from '../../bytes.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, spaced } from './ask.ts'

const WANTED = 'hello-1.0.1.sh'
const NEW = SCRIPT.text
const OLD = '#!/bin/sh\n# hello 1.0.0 (anyone on this machine may run commands through it)\neval "$HELLO"\n'
const OWN = NEW.replace('Hello', 'Gotcha')

export const renamed = defineMission({
  id: 'renamed',
  generation: 'openpgp',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'choice', options: ['new', 'old', 'own'] },
    { id: 'name', source: 'artifact', kind: 'line' },
    { id: 'signature', source: 'claim', kind: 'choice', options: ['new', 'old'] },
    { id: 'fingerprint', source: 'policy', kind: 'line' },
  ],
  tools: [],
  because: ['newest-delivered', 'caught', 'name-tells'],
  runs: ['user'],
  samples: [],
  async open() {
    const author = await maintainer()
    const files: Readonly<Record<string, Uint8Array>> = { new: utf8(NEW), old: utf8(OLD), own: utf8(OWN) }
    const signatures: Readonly<Record<string, Uint8Array>> = {
      new: (await honestScenario(utf8(NEW))).signature,
      old: await author.sign(utf8(OLD), LAB.created),
    }
    return {
      start: { artifact: 'new', name: WANTED, signature: 'new', fingerprint: spaced(author.fingerprint) },
      tools: {},
      async examine({ artifact, name, signature, fingerprint }) {
        const { run } = await ask('user', {
          artifact: files[artifact] ?? utf8(''),
          signature: signatures[signature] ?? utf8(''),
          keys: [author.publicKey],
          policy: { fingerprint },
        })
        const because =
          run.report.verdict !== 'verified'
            ? 'caught'
            : artifact === 'new'
              ? 'newest-delivered'
              : name.trim() === WANTED
                ? 'solved'
                : 'name-tells'
        return { because, runs: [run] }
      },
    }
  },
})
