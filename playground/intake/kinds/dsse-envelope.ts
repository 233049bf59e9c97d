/** A bare DSSE envelope, or one a line (`.intoto.jsonl`): signed, and with nothing that says by whom or when. */
import { member } from '../../json/reader.ts'
import { firstJsonOf } from '../json-lines.ts'
import { kind } from '../kind.ts'

export const dsseEnvelope = kind({
  id: 'dsse-envelope',
  source: 'claim',
  command: 'cosign bundle create --artifact FILE --attestation ENVELOPE --certificate CERT --out BUNDLE',
  recognise: (sight) => {
    const json = firstJsonOf(sight)
    const texts = [member(json, 'payload'), member(json, 'payloadType')]
    const isOne = texts.every((text) => typeof text === 'string') && Array.isArray(member(json, 'signatures'))
    return isOne ? 'by-bytes' : undefined
  },
})
