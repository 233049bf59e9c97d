/** What can go wrong around a run of the lab, by name alone: who is there to notice, and by which check. */
import type { SigstoreCheckId } from '../sigstore/index.ts'
import type { FulcioCheckId } from '../world/fulcio-plan.ts'
import type { AlarmReason } from '../world/watch/monitor.ts'
import type { WitnessCheckId } from '../world/watch/witness.ts'

export type LabAttack<Id extends string = string> = { readonly id: Id } & (
  | { readonly noticedBy: 'verifier'; readonly breaks: SigstoreCheckId }
  | { readonly noticedBy: 'fulcio'; readonly breaks: FulcioCheckId }
  | { readonly noticedBy: 'witness'; readonly breaks: WitnessCheckId }
  | { readonly noticedBy: 'monitor'; readonly breaks: AlarmReason }
)

/** In the order in which they are told. */
export const LAB_ATTACK_PLAN = [
  { id: 'token-stolen', noticedBy: 'fulcio', breaks: 'token-time' },
  { id: 'late', noticedBy: 'verifier', breaks: 'certificate-chain' },
  { id: 'self-issued-certificate', noticedBy: 'verifier', breaks: 'certificate-chain' },
  { id: 'entry-removed', noticedBy: 'verifier', breaks: 'inclusion-proof' },
  { id: 'log-forked', noticedBy: 'witness', breaks: 'consistency' },
  { id: 'clock-moved', noticedBy: 'verifier', breaks: 'certificate-chain' },
  { id: 'another-person', noticedBy: 'verifier', breaks: 'identity' },
  { id: 'no-sct', noticedBy: 'verifier', breaks: 'sct' },
  { id: 'unknown-ct-log', noticedBy: 'verifier', breaks: 'sct' },
  { id: 'account-elsewhere', noticedBy: 'monitor', breaks: 'unexpected-issuer' },
  { id: 'account-taken', noticedBy: 'monitor', breaks: 'unknown-artifact' },
] as const satisfies readonly LabAttack[]

export type LabAttackId = (typeof LAB_ATTACK_PLAN)[number]['id']
