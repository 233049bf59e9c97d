import { useNav } from '@slidev/client'
import { watchEffect } from 'vue'

/** A slide is what its page is about; Slidev's other pages say so themselves. */
export function useMainLandmark(): void {
  const { hasPrimarySlide } = useNav()
  watchEffect(() => {
    const app = document.getElementById('app')
    if (hasPrimarySlide.value) app?.setAttribute('role', 'main')
    else app?.removeAttribute('role')
  })
}
