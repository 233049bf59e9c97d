/** See slidev-client.d.ts. */
import type { Ref } from 'vue'

export function useDarkMode(): { readonly isDark: Ref<boolean> }
