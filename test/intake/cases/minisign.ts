import { utf8 } from '../../../playground/bytes.ts'
import { readFixture } from '../../support/files.ts'
import type { Case } from './case.ts'

interface Recorded {
  readonly name: string
  readonly signature?: string
  readonly key?: string
}

/** One of the files that the tools were asked about. */
function recorded(name: string, field: 'signature' | 'key', as: string, roles: readonly string[]): Case {
  return {
    name: as,
    roles,
    bytes: async () => {
      const all = JSON.parse(
        new TextDecoder().decode(await readFixture('test/fixtures/minisign/cases.json')),
      ) as Recorded[]
      const found = all.find((one) => one.name === name)?.[field]
      if (found === undefined) throw new Error(`recorded: no ${field} of ${name}`)
      return utf8(found)
    },
  }
}

export const signatures = [
  recorded('minisign-good', 'signature', 'a.minisig', ['signature']),
  recorded('signify-good', 'signature', 'a.sig', ['signature']),
]
export const embedded = [recorded('signify-embedded-good-list', 'signature', 'SHA256.sig', ['cleartext'])]
export const keys = [
  recorded('minisign-good', 'key', 'minisign.pub', ['public-key']),
  recorded('signify-good', 'key', 'signify.pub', ['public-key']),
  // Whatever minisign itself takes.
  ...['crlf', 'no-final-newline', 'any-first-line', 'comment-long', 'lines-behind'].map((name) =>
    recorded(`minisign-key-${name}`, 'key', `${name}.pub`, ['public-key']),
  ),
]
export const secrets = ['minisign-secret-as-key', 'minisign-signify-secret-as-key'].map((name) =>
  recorded(name, 'key', `${name}.key`, []),
)
