/** What a demo shows, shared: with the deck's other window while on stage, and with whoever follows a link to it. */
import { useSlideContext } from '@slidev/client'
import { inject, onScopeDispose, type Ref, ref, toRaw, watch } from 'vue'
import { useActivity } from '../../report/activity.ts'
import { DEMO_ADDRESS } from './demo-address.ts'
import type { Fields } from './fields.ts'
import { followLink, linkOf } from './demo-link.ts'
import { type Mirror, openMirror } from './mirror.ts'
import { onReset } from './reset-key.ts'

type Snapshot = Readonly<Record<string, unknown>>

export interface DemoState {
  /**
   * Shows the preset, or what the link asks for that this page was opened with; from then on the state is shared.
   * @param preset brings the speaker's starting point
   */
  readonly begin: (preset: () => Promise<void>) => Promise<void>
  /** The state as it stands behind `#` in a link; `undefined` for the preset, and where it does not fit into one. */
  readonly link: Ref<string | undefined>
}

/**
 * @param name of the demo, once in a slide
 * @param fields every part of what it shows that a person can change
 * @example
 * const { begin } = useDemoState('checksum', { artifact: file(artifact), pasted: text(pasted) })
 * onMounted(() => begin(reset))
 */
export function useDemoState(name: string, fields: Fields): DemoState {
  const { $renderContext, $page } = useSlideContext()
  const activity = useActivity()
  const key = `${name}-${$page.value}`
  const onStage = ['slide', 'presenter'].includes($renderContext.value)
  const link = ref<string>()
  const ready = ref(false)
  const address = inject(DEMO_ADDRESS, undefined)
  let preset: string | undefined
  let start: Snapshot | undefined
  let mirror: Mirror<Snapshot> | undefined
  let received: Snapshot | undefined
  let changes = 0

  const snapshot = (): Snapshot =>
    Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, toRaw(field.ref.value)]))

  function adopt(newer: Snapshot) {
    received = newer
    take(newer)
  }

  function take(newer: Snapshot) {
    for (const [id, field] of Object.entries(fields)) {
      if (Object.hasOwn(newer, id)) field.ref.value = newer[id]
    }
  }

  async function onChange() {
    if (!ready.value) return
    const now = snapshot()
    // What came from the other window is not said back to it.
    const echo = received !== undefined && Object.keys(now).every((id) => now[id] === received?.[id])
    received = undefined
    if (!echo) mirror?.tell(now)
    const change = ++changes
    const current = await linkOf(fields)
    // A change that took longer to put into a link must not replace a later one.
    if (change !== changes) return
    link.value = current === preset ? undefined : current
    if (address)
      address.value = { hash: link.value ? `#${key}=${link.value}` : '', fits: current !== undefined }
  }

  function intoAddress() {
    if (activity.value !== 'live' || !ready.value) return
    const hash = link.value === undefined ? '' : `#${key}=${link.value}`
    if (hash === location.hash || (hash === '' && linkIn(location.hash, key) === undefined)) return
    history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`)
  }

  watch(
    Object.values(fields).map((field) => field.ref),
    onChange,
    { flush: 'post' },
  )
  watch([link, activity], intoAddress)
  watch([ready, activity], () => {
    if (!ready.value || !onStage || activity.value !== 'live') return
    mirror ??= openMirror(`shomei ${import.meta.env.BASE_URL} ${key}`, snapshot, adopt)
    mirror.ask()
  })
  onScopeDispose(() => mirror?.close())
  onReset(() => {
    if (activity.value === 'live' && start !== undefined) take(start)
  })

  return {
    link,
    async begin(bringPreset) {
      const asked = activity.value === 'still' ? undefined : linkIn(location.hash, key)
      await bringPreset()
      start = snapshot()
      preset = await linkOf(fields)
      ready.value = true
      if (asked !== undefined) await followLink(fields, asked)
    },
  }
}

function linkIn(hash: string, key: string): string | undefined {
  const prefix = `#${key}=`
  return hash.startsWith(prefix) ? hash.slice(prefix.length) : undefined
}
