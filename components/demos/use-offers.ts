/** What came together with the claim and would be believed: it waits until a person has answered for it by itself. */
import { type Ref, shallowRef } from 'vue'
import type { DemoFile } from './demo-file.ts'
import type { RootKind } from './use-root-kind.ts'

export type OfferKind = 'root' | 'key'
export interface Offer {
  readonly kind: OfferKind
  readonly file: DemoFile
  /** By its bytes, if it is a root. */
  readonly whose: RootKind
}

export interface Offers {
  /** The one to be asked about. */
  readonly offered: Ref<Offer | undefined>
  readonly offer: (kind: OfferKind, file: DemoFile, whose: RootKind) => void
  readonly answer: (use: boolean) => Promise<void>
}

/** @param use what is done with each when the person believes it */
export function useOffers(use: Readonly<Record<OfferKind, (file: DemoFile) => unknown>>): Offers {
  const offered = shallowRef<Offer>()
  return {
    offered,
    offer: (kind, file, whose) => void (offered.value = { kind, file, whose }),
    async answer(isBelieved) {
      const { value: one } = offered
      offered.value = undefined
      if (one && isBelieved) await use[one.kind](one.file)
    },
  }
}
