/** What the scene of npm provenance says around its steps. */
import type { FactId } from '../ids.ts'
import type { PartId } from '../../playground/world/trace/types.ts'
import type { ProvenanceOptions } from '../../workers/scenes/provenance.ts'

const facts: Readonly<Record<FactId, string>> = {
  repository: 'source',
  commit: 'commit',
  workflow: 'workflow',
  run: '実行',
}

const from: Readonly<Record<ProvenanceOptions['from'], string>> = {
  release: 'example/hello-shomei（本物）',
  fork: 'mallory/hello-shomei（偽物）',
}

const publishing: Readonly<Record<ProvenanceOptions['publishing'], string>> = {
  trusted: 'trusted publishing（いま）',
  secret: '長く使える token（2023 年）',
}

/** Where a job signs, some parts are not what they are where a person does. */
const parts: Readonly<Partial<Record<PartId, { readonly title: string; readonly says: string }>>> = {
  'id-token': {
    title: 'ID token',
    says: '「この job は、この workflow のものです」という、署名つきの証言（JWT）です。',
  },
}

export const npmScene = {
  parts,
  user: { title: '使う人', says: 'package を入れる前に、どこで作られたかを見ます。' },
  userHead: ['使う人'],
  begin: 'CI から publish する',
  lead: 'tag を push すると CI の job が動き、人の手を借りずに署名して publish します。',
  from: 'publish するリポジトリ',
  publishing: 'publish の権利',
  log: '記録する log',
  fromWords: from,
  publishingWords: publishing,
  simulated: '模擬の CI・registry・Sigstore です（shomei-lab.invalid）。暗号と検証は本物です。',
  stolen: 'mallory が、盗んだ token で publish しました。',
  tabs: { page: 'package の画面', statement: 'statement', real: 'この発表' },
  attack: '攻撃してみる',
  attacks: { none: 'しない', package: 'package を 1 byte 変える', statement: 'statement の commit を変える' },
  facts,
  entry: 'log',
  entryAt: (index: string, kind: string) => `${index} 番の entry（${kind}）`,
  expected: '期待する workflow：',
  publishedOk: 'registry 自身の署名も確かめました',
  publishedBad: 'registry の publish attestation は、検証できていません',
  provenance: 'Provenance',
  shown: '検証できたものだけを表示',
  nothing: '検証できていないので、何も表示しません。',
  same: '同じ',
  different: '違う',
  absent: 'なし',
  compare: 'statement は job の自己申告です。証明書は、job の OIDC token を Fulcio が確かめて発行しました。',
  audit:
    '手元では、npm audit signatures が、registry の署名と、付いていれば attestation を確かめます。期待する workflow とは比べません。',
  real: 'この発表が使っている package の、本物の attestation を検証します。',
  lock: 'package-lock.json の digest',
  matches: 'attestation の subject と同じです',
  differs: 'attestation の subject と違います',
  unsure: 'attestation の subject と同じだとは確かめられません',
  noneIsNone: '「ない」は「検証できた」ではありません。',
  expect: '証明書から写して期待する',
  undecided: '誰が publish したはずかを決めると、判定できます。',
} as const
