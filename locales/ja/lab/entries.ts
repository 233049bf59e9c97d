/** Entries of the lab's log, compared and watched. */
import type { EntryField, EntryFieldRole } from '../../../playground/world/compare-entries.ts'
import type { EntryDigest, EntrySigner } from '../../../playground/world/watch/entries.ts'
import type { AlarmReason } from '../../../playground/world/watch/monitor.ts'

export const alarms: Readonly<Record<AlarmReason, string>> = {
  'unexpected-issuer': 'いつもと違う issuer が、この名前を認めました。',
  'unexpected-workflow': 'release に使わない workflow が署名しました。',
  'unknown-artifact': '自分が署名した覚えのないものです。',
}

export const signers: Readonly<Record<EntrySigner['kind'], string>> = {
  certificate: '証明書（名前がある）',
  key: '公開鍵（名前がない）',
}

export const digestOf: Readonly<Record<EntryDigest['of'], string>> = {
  artifact: 'artifact',
  payload: 'statement',
  envelope: 'envelope 全体',
  'signed-bytes': '署名されたバイト列',
}

export const entryFields: Readonly<Record<EntryFieldRole, string>> = {
  version: '書式の版',
  kind: 'entry の種類',
  'digest-algorithm': 'digest の方式',
  digest: 'artifact の digest',
  signature: '署名',
  signer: '署名者',
  other: 'そのほか',
}

export const differences: Readonly<Record<EntryField['difference'], string>> = {
  none: '同じ',
  value: '値が違う',
  kind: '種類が違う：片方は公開鍵、もう片方は証明書',
}
