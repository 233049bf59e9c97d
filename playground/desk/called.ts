/** What files are called that are keys, signatures, bundles or lists: whatever can be read in others, they may be anything else. */
import { baseOf } from './names.ts'

type Called = 'trust' | 'signature' | 'bundle' | 'list'

interface Names {
  /** Behind the last dot. */
  readonly ending: RegExp
  /** Of a name without such an ending, or with one that says nothing, one word. */
  readonly word: RegExp
}

const NAMES: Readonly<Record<Called, Names>> = {
  trust: {
    ending: /^(?:asc|gpg|pgp|kbx|pub|pem|crt|cer|cert|der|keys?|krl|sig|sign|rev|jsonl?)$/,
    word: /^(?:(?:pgp|gpg|open|pub|public|sign|signing|ssh|release|apt|rpm|trusted|authorized|archive)*key(?:s|ring|rings|box)?|(?:allowed)?signers?|(?:trust|trusted)?roots?|trust|trusted|revo\w*|krl)$/,
  },
  signature: {
    ending: /^(?:asc|sig|sign|signature|signify|gpg|pgp|minisig)$/,
    word: /^(?:sigs?|signatures?|asc|gpg|pgp|minisig)$/,
  },
  bundle: {
    ending: /^(?:jsonl?|sigstore|bundles?|att|attestations?|intoto|provenance|publish|slsa|dsse)$/,
    word: /^(?:sigstore|bundles?|attestations?|provenance)$/,
  },
  list: {
    ending:
      /^(?:md5|sha-?\d*|sha3?-\d+|b[23]|blake\w*|ck|sfv|(?:md5|sha\d*|b[23])?(?:sums?|checksums?|digests?|hash|hashes)|asc|txt|text|md|csv|tsv|ya?ml|dsc|changes|buildinfo|list|lst)$/,
    word: /^(?:(?:md5|sha-?\d*|b[23]|blake\w*|ck)?(?:sums?|checksums?|digests?|hash|hashes)\d*|md5|sha\d*|b[23]|blake\w*|(?:in)?release|manifest|packages|sources|distinfo|list)$/,
  },
}

/** Says nothing of what is in a file that is read, and not run. */
const PLAIN = /^(?:txt|text)$/
/** A browser's, of a second file of one name. */
const COUNTED = / ?\(\d{1,3}\)/g

/** @param role as in a {@link Part}: of all that is put trust into the names are alike */
export function isCalledAs(name: string, role: string): boolean {
  const base = baseOf(name).replace(COUNTED, '')
  const { ending, word } = NAMES[isClaim(role) ? role : 'trust']
  const last = /\.([a-z][\w-]*)$/i.exec(base)?.[1]?.toLowerCase()
  if (last !== undefined && ending.test(last)) return true
  if (last !== undefined && !PLAIN.test(last)) return false
  return base
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .some((one) => word.test(one))
}

const isClaim = (role: string): role is Exclude<Called, 'trust'> =>
  role === 'signature' || role === 'bundle' || role === 'list'
