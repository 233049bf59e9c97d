/** A list of signers as it is asked about many keys: looked through once. */
import { latin1 } from '../bytes.ts'
import { isRead, lists, type ReadLine } from './facts.ts'
import type { SshKey } from './key.ts'
import type { SignerLine } from './signers.ts'

export interface Listed {
  /** How many lines have a key. */
  readonly count: number
  /** Lines of which ssh-keygen takes nothing, blank ones apart. */
  readonly unread: readonly SignerLine[]
  /** Lines with the key, or with the one that signed its certificate, in the order of the list. */
  linesWith(key: SshKey): ReadLine[]
}

const known = new WeakMap<readonly SignerLine[], Listed>()

/** @param signers the same list each time that it is asked about */
export function listedIn(signers: readonly SignerLine[]): Listed {
  const listed = known.get(signers) ?? lookThrough(signers)
  known.set(signers, listed)
  return listed
}

function lookThrough(signers: readonly SignerLine[]): Listed {
  const lines = signers.filter(isRead)
  const byKey = new Map<string, number[]>()
  for (const [place, { entry }] of lines.entries()) {
    const name = latin1(entry.key.blob)
    const there = byKey.get(name)
    if (there) there.push(place)
    else byKey.set(name, [place])
  }
  return {
    count: lines.length,
    unread: signers.filter((line) => !isRead(line) && !line.isBlank),
    linesWith(key) {
      const keys = [key, ...(key.certificate ? [key.certificate.authority] : [])]
      const names = new Set(keys.map(({ blob }) => latin1(blob)))
      const places = [...names].flatMap((name) => byKey.get(name) ?? []).sort((a, b) => a - b)
      return places.flatMap((place) => lines[place] ?? []).filter((line) => lists(line, key))
    },
  }
}
