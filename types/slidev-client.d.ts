/**
 * The part of `@slidev/client` that the components use. The package ships TypeScript sources that do not pass our
 * compiler flags, and a compiler checks sources wherever they lie.
 */
import type { Component, ComputedRef, Ref } from 'vue'
import type { ClicksContext } from './slidev-clicks.d.ts'

export type RenderContext = 'none' | 'slide' | 'overview' | 'presenter' | 'previewNext'

export interface SlideRoute {
  readonly no: number
  readonly meta: {
    readonly slide: {
      readonly title?: string
      readonly frontmatter: Readonly<Record<string, unknown>>
      /** As Slidev made it of the Markdown, with its click markers. */
      readonly noteHTML?: string
    }
    /** Whether the slide is mounted although it is not shown. */
    __preloaded: boolean
  }
  /** Comes when it is first drawn. */
  readonly component: Component
  readonly load: () => Promise<unknown>
}

export function useSlideContext(): {
  readonly $renderContext: Ref<RenderContext>
  readonly $frontmatter: Readonly<Record<string, unknown>>
  readonly $page: Ref<number>
  readonly $clicksContext: ClicksContext
}
/** The talk's clock; times in milliseconds since 1970, 0 for none. */
export interface Timer {
  readonly status: 'stopped' | 'running' | 'paused'
  readonly slides: Readonly<Record<number, { readonly start?: number; readonly end?: number }>>
  readonly startedAt: number
  readonly pausedAt: number
}

export interface SharedState {
  readonly page: number
  readonly clicks: number
  readonly timer: Timer
  readonly lastUpdate?: {
    readonly id: string
    readonly type: 'presenter' | 'viewer'
    readonly time: number
  }
}

export const sharedState: SharedState

export function useNav(): {
  readonly isPresenter: ComputedRef<boolean>
  readonly getPrimaryClicks: (route: SlideRoute) => ClicksContext
  readonly isPrintMode: ComputedRef<boolean>
  readonly isPrintWithClicks: Readonly<Ref<boolean>>
  /** Whether the route shows a slide: in the audience's or the presenter's window. */
  readonly hasPrimarySlide: ComputedRef<boolean>
  readonly currentPage: ComputedRef<number>
  readonly currentSlideNo: ComputedRef<number>
  readonly slides: Ref<readonly SlideRoute[]>
}
export function useIsSlideActive(): ComputedRef<boolean>
