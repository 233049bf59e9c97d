/** A web page in place of the file that was to be had: saved from the browser, or an answer that it is not there. */
import { kind } from '../kind.ts'

/** A byte order mark is left out, comments and an XML declaration may stand before it. */
const HTML = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html|head|body)[\s>]/i

export const webPage = kind({
  id: 'web-page',
  source: 'artifact',
  recognise: ({ text, armors }) =>
    text !== undefined && armors.length === 0 && HTML.test(text.slice(0, MOST_BEFORE))
      ? 'by-bytes'
      : undefined,
})
/** Characters before which it has to begin. */
const MOST_BEFORE = 4096
