/** cosign, by the very command that the deck shows beside a bundle. */
import { delimiter, dirname } from 'node:path'
import { equivalentCommands } from '../../../playground/sigstore/commands.ts'
import { fromUtf8 } from '../../../playground/bytes.ts'
import { decodeBase64 } from '../../../playground/platform/base64.ts'
import type { BundleJson } from '../../../playground/world/index.ts'
import { runProgram } from '../../lib/run.ts'
import { type Peer, FILES, answerOf, offline } from '../peer.ts'
import type { Tool } from '../tools.ts'

const LONGEST = 60_000

export function cosign({ program, version }: Tool, home: string): Peer {
  return {
    name: 'cosign',
    version,
    judges: () => true,
    async ask({ content, scenario: { policy, bundle } }, folder) {
      const shown = equivalentCommands({
        ...FILES,
        policy,
        content: content === 'message' ? 'messageSignature' : 'dsseEnvelope',
        predicateType: predicateTypeOf(bundle),
        publicGood: false,
        npm: false,
      }).find(({ tool }) => tool === 'cosign')
      if (!shown) return { verdict: 'broke', said: 'the deck shows no command for this' }
      const env = {
        ...offline(home),
        PATH: `${dirname(program)}${delimiter}${process.env.PATH ?? ''}`,
      }
      return answerOf(
        await runProgram('sh', ['-c', shown.lines.join(' ')], { cwd: folder, env, timeout: LONGEST }),
      )
    },
  }
}

/** cosign compares it, and has a default of its own. */
function predicateTypeOf(bundle: Uint8Array): string | undefined {
  const { dsseEnvelope } = JSON.parse(fromUtf8(bundle) ?? '') as BundleJson
  if (!dsseEnvelope) return undefined
  const payload = fromUtf8(decodeBase64(dsseEnvelope.payload)) ?? ''
  return (JSON.parse(payload) as { readonly predicateType?: string }).predicateType
}
