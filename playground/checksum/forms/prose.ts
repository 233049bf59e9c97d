/** Release notes: a line that names one file, one algorithm and one digest, whatever else it says. */
import { ALGORITHM, foundIn, type Form, hexDigest, lastPart, numberAt, tagOf, textAt } from './form.ts'

const HEX = /(?<![0-9A-Za-z])[0-9a-f]{32,128}(?![0-9A-Za-z])/gi
const NAMED = new RegExp(`(?<![A-Za-z0-9.])${ALGORITHM}(?![A-Za-z0-9.-])`, 'gi')
/** As downloads end; whatever is in an address is a file of its own. */
const FILE =
  /(?<![\w./-])[\w./+~-]{0,200}[\w+~-]\.(?:zip|jar|war|exe|msi|msix|dmg|pkg|deb|rpm|apk|aab|ipa|AppImage|snap|flatpak|iso|img|bin|txt|json|js|mjs|wasm|whl|gem|crate|nupkg|vsix|pdf|tgz|tbz2|txz|7z|gz|xz|bz2|zst|tar)(?![\w/-]|\.\w)/gi

/** A paragraph that is longer says more than one thing. */
const MOST_CHARACTERS = 2000
/** Lines that other programs write have nothing around their parts. */
const WRITTEN = new RegExp(
  String.raw`^["\\]?(?:[0-9a-f]{32}|${ALGORITHM}(?: ?\(|",| +[0-9a-f]{32}))|[|]|--hash`,
  'i',
)

function only(text: string, pattern: RegExp, meant = (one: string) => one): string | undefined {
  const all = new Set([...text.matchAll(pattern)].map(([one]) => meant(one)))
  return all.size === 1 ? [...all][0] : undefined
}

export const prose: Form = {
  id: 'prose',
  title: 'release notes',
  take(sheet, at) {
    const text = textAt(sheet, at)
    if (text.length > MOST_CHARACTERS || WRITTEN.test(text.trim())) return undefined
    const hex = only(text, HEX)
    const tag = hex === undefined ? undefined : only(text, NAMED, tagOf)
    const file = tag === undefined ? undefined : only(text, FILE, lastPart)
    if (hex === undefined || tag === undefined || file === undefined) return undefined
    const found = foundIn(numberAt(sheet, at), hexDigest(tag, hex), file)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
