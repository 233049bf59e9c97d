/** A server's answer that it has no such file, saved under the file's name. */
import { member } from '../../json/reader.ts'
import { kind } from '../kind.ts'

/** GitHub's, npm's and most servers' in text; S3's and Google's storage in XML. */
const TEXT =
  /^\s*(?:(?:error:? )?404:? ?)?(?:page )?not found[.!]?\s*$|^(?:<\?xml[^>]*\?>)?\s*<Error>\s*<Code>\w+<\/Code>/i
const LONGEST = 1024

export const notFound = kind({
  id: 'not-found',
  source: 'artifact',
  recognise: ({ text = '', json, size }) => {
    if (size > LONGEST) return undefined
    const said =
      json && 'value' in json ? (member(json.value, 'message') ?? member(json.value, 'error')) : text
    return typeof said === 'string' && TEXT.test(said) ? 'by-bytes' : undefined
  },
})
