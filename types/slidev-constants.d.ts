/** See slidev-client.d.ts. */
import type { InjectionKey, Ref } from 'vue'
import type { RenderContext, SlideRoute } from './slidev-client.d.ts'
import type { ClicksContext } from './slidev-clicks.d.ts'

/** More clicks than any slide has. */
export const CLICKS_MAX: number

export const injectionClicksContext: InjectionKey<Ref<ClicksContext>>
export const injectionCurrentPage: InjectionKey<Ref<number>>
export const injectionFrontmatter: InjectionKey<Readonly<Record<string, unknown>>>
export const injectionRenderContext: InjectionKey<Ref<RenderContext>>
export const injectionRoute: InjectionKey<SlideRoute>
