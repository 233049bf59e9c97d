/** What the player of the lab's traces says, whatever it plays. */
import type { KeyedActorId } from '../../playground/world/cosign/steps.ts'

/** In the head of the diagram there is little room: a line each. */
const heads: Readonly<Record<KeyedActorId, readonly string[]>> = {
  user: ['署名者'],
  client: ['Cosign'],
  browser: ['ブラウザ'],
  idp: ['ログイン', '画面'],
  upstream: ['identity', 'provider'],
  fulcio: ['Fulcio'],
  ctlog: ['CT log'],
  rekor: ['Rekor'],
  tsa: ['TSA'],
  storage: ['保存先'],
  forge: ['source', 'repo'],
  ci: ['CI の', 'job'],
  'ci-idp': ['CI の', 'OIDC'],
  registry: ['registry'],
  verifier: ['検証者'],
}

export const trace = {
  heads,
  diagram: '誰が誰に何を送ったかの図。矢印キーで 1 段ずつ進みます。',
  rail: 'いまの段。矢印キーで 1 段ずつ進みます。',
  previous: '前',
  next: '次',
  raw: 'そのままのバイト列',
  fields: '読み解く',
  within: (actor: string) => `${actor} の中で`,
  nothing: 'この段では、何も送りません。',
} as const
