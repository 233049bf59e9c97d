/** What the scene says in which the lab is attacked: who notices, and who cannot. */
import type { LabOutcome } from '../../playground/attacks/lab.ts'

type Party = LabOutcome['noticedBy']

const parties: Readonly<Record<Party, string>> = {
  verifier: '検証者',
  fulcio: 'Fulcio',
  witness: 'log を覚えている人（witness）',
  monitor: 'log を見張る人（monitor）',
}

const sheets: Readonly<Record<Exclude<Party, 'verifier'>, string>> = {
  fulcio: 'Fulcio の検査',
  witness: '2 つの checkpoint',
  monitor: '警報の中身',
}

export const labAttacks = {
  pick: '誰が、どうやって気づくか',
  honest: '攻撃なし',
  honestStory: 'alice が 12 段階で署名した bundle を、そのまま検証します。',
  log: 'log',
  simulated: '模擬の Sigstore（Shomei lab）の中での攻撃です。暗号と検証は本物です。',
  parties,
  sheets,
  verifierSheet: '検証者の検査',
  honestWhy: (count: number) => `${count} の検査がすべて通りました。`,
  caught: (check: string) => `気づきました：${check}`,
  fooled: 'おかしなところを見つけられません',
  noBundle: (check: string) => `${check}。証明書が出ないので、検証する bundle もできません。`,
  alarms: (count: number) => `警報 ${count} 件`,
  quiet: '警報はありません',
  remembered: 'witness が前に見た checkpoint',
  shown: '検証者が見せられた checkpoint',
  size: (count: number) => `entry ${count} 件`,
  checkpoint: 'checkpoint（log の署名つき）',
  proofReaches: 'consistency proof から計算した、前の root hash',
  differs:
    '前に見た root hash と違います。どちらの checkpoint にも log の本物の署名があるので、言い逃れはできません。',
  same: '前に見た root hash と同じです。',
  proofReachesLater: 'consistency proof から計算した、いまの root hash',
  differsLater:
    '見せられた root hash と違います。どちらの checkpoint にも log の本物の署名があるので、言い逃れはできません。',
} as const
