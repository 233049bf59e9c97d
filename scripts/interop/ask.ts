/** Puts every case to every peer that judges it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromUtf8 } from '../../playground/bytes.ts'
import type { Case } from './cases.ts'
import type { Asked } from './judge.ts'
import { type Peer, FILES } from './peer.ts'
import { trustConfig } from './peers/sigstore-python.ts'

/** How many questions are open at a time: tools of others spend most of theirs on starting. */
const AT_ONCE = 2

/**
 * @param folder for the files of the cases; exists, and is emptied by whoever made it
 * @param progress called with 0…1
 * @returns one answer for each question, in the order of the peers
 */
export async function askAll(
  peers: readonly Peer[],
  cases: readonly Case[],
  folder: string,
  progress: (fraction: number) => void,
): Promise<Asked[]> {
  const folders = await Promise.all(cases.map((one, i) => writeCase(one, join(folder, `${i}`))))
  const questions = peers.flatMap((peer) =>
    cases.flatMap((one, i) => (peer.judges(one) ? [{ peer, case: one, folder: folders[i] ?? folder }] : [])),
  )
  const asked: Asked[] = []
  let next = 0
  const work = async () => {
    for (let i = next++; i < questions.length; i = next++) {
      const question = questions[i]
      if (!question) return
      const { peer, case: one } = question
      asked[i] = { peer: peer.name, case: one, answer: await peer.ask(one, question.folder) }
      progress(i / questions.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return asked
}

async function writeCase({ scenario }: Case, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const { artifact, bundle, trustedRoot, policy } = scenario
  const root: unknown = JSON.parse(fromUtf8(trustedRoot) ?? '')
  const write = (name: string, content: Uint8Array | string) => writeFile(join(folder, name), content)
  await Promise.all([
    write(FILES.artifact, artifact),
    write(FILES.bundle, bundle),
    write(FILES.trustedRoot, trustedRoot),
    write(FILES.trustConfig, JSON.stringify(trustConfig(root))),
    ...('key' in policy ? [write(FILES.key, policy.key)] : []),
  ])
  return folder
}
