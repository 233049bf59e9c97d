/** What a demo shows, shared: with the deck's other window while on stage, and with whoever follows a link to it. */
import { useSlideContext } from '@slidev/client'
import { computed, inject, onScopeDispose, provide, type Ref, ref, toRaw, watch } from 'vue'
import { useActivity } from '../../report/activity.ts'
import { FROM_LINK } from '../../report/from-link.ts'
import { DEMO_ADDRESS, FOLLOWS_LINKS } from './demo-address.ts'
import { type Fields, isRecord, namedFields } from './fields.ts'
import { asOwn } from './file-fields.ts'
import { linkOf, put, readLink } from './demo-link.ts'
import { type Marks, marksOf, standing, useLinkMarks, without } from './link-marks.ts'
import { linkedWhenWritten, writeAddress } from './own-address.ts'
import { hand } from '../../windows/hand.ts'
import { BROUGHT, type Mirror, openMirror, PRESET } from '../../windows/mirror.ts'
import { onReset } from './reset-key.ts'

type Snapshot = Readonly<Record<string, unknown>>
/** Among a state's parts: which of them are a link's. */
const MARKS = '#marks'

/** @returns names of expectations and texts that are the deck's own for the files that are there now */
export type Settle = () => Promise<readonly string[]> | readonly string[]

export interface DemoState {
  /**
   * Shows the preset, or what the link asks for that this page was opened with; from then on the state is shared.
   * @param preset brings the speaker's starting point
   * @param settle holds what a link says of its files against the files, and puts right what does not follow from
   * them
   * @returns whether a link was followed
   */
  readonly begin: (preset: () => Promise<void>, settle?: Settle) => Promise<boolean>
  /** From here on, what `preset` brings is the starting point: what a reset goes back to, and what needs no link. */
  readonly restart: (preset: () => Promise<void>) => Promise<void>
  /** Calls whenever somebody at this window, not a link or the other window, has changed the starting point. */
  readonly onHand: (then: () => void) => void
  /** The state as it stands behind `#` in a link; `undefined` for the preset, and where it does not fit into one. */
  readonly link: Ref<string | undefined>
  /** Names of the expectations that are a link's. */
  readonly expectations: Ref<readonly string[]>
}

/**
 * @param name of the demo, once in a slide
 * @param fields every part of what it shows that a person can change, by what it is for the verification
 * @example
 * const { begin } = useDemoState('checksum', { artifact: { artifact: file(artifact) }, policy: { pasted: text(pasted) } })
 * onMounted(() => begin(reset))
 */
export function useDemoState(name: string, fields: Fields): DemoState {
  const { $renderContext, $page } = useSlideContext()
  const activity = useActivity()
  const key = `${name}-${$page.value}`
  const onStage = ['slide', 'presenter'].includes($renderContext.value)
  const encoded = ref<string>()
  const preset = ref<string>()
  const link = computed(() => (encoded.value === preset.value ? undefined : encoded.value))
  const ready = ref(false)
  const address = inject(DEMO_ADDRESS, undefined)
  const followsLinks = inject(FOLLOWS_LINKS, true)
  const hands: (() => void)[] = []
  let restarting = 0
  let start: Snapshot | undefined
  let mirror: Mirror<Snapshot> | undefined
  let opening = PRESET
  /** What another window did while a starting point was on its way here. */
  let late: Snapshot | undefined
  /** The newest state that this window and the others agree on. */
  let known: Snapshot | undefined
  let changes = 0
  const all = namedFields(fields)
  const { marks, expectations, files } = useLinkMarks(all)
  provide(FROM_LINK, { expectations, files, takeBack: startOver })

  const snapshot = (): Snapshot => ({
    ...Object.fromEntries(all.map(({ name: id, ref: part }) => [id, toRaw(part.value)])),
    [MARKS]: marks.value,
  })

  function adopt(newer: Snapshot) {
    // A state is one window's: it is never mixed with what is being brought here.
    if (restarting > 0) {
      late = newer
      return
    }
    take(newer)
    known = snapshot()
  }

  /** Values and whose they are, together. Of what comes without a word on that, nobody knows whose it is. */
  function take(newer: Snapshot) {
    const said = newer[MARKS]
    const there = all.filter(({ name: id }) => Object.hasOwn(newer, id))
    const left = without(
      marks.value,
      there.map(({ name: id }) => id),
    )
    const theirs: Marks = isRecord(said) ? said : marksOf(there, newer, start ?? {})
    for (const { name: id, ref: part } of there) part.value = newer[id]
    marks.value = there.length === all.length ? theirs : { ...left, ...theirs }
  }

  function startOver() {
    if (start !== undefined) take(start)
  }

  function share(now: Snapshot) {
    // What came from the other window is not said back to it.
    if (!mirror || (known && isSame(now, known))) return
    if (known && mirror.order().acted > hand.led()) {
      // What comes late, of an earlier step, does not undo what was done in the other window since.
      take(known)
    } else if (hand.own() >= hand.led()) {
      known = now
      mirror.tell(now, hand.own())
    }
    // Else both windows take this step, and the one it was taken in says what came of it.
  }

  async function onChange() {
    // What is there while a starting point is being brought is no state yet.
    if (!ready.value || restarting > 0) return
    const now = snapshot()
    const isEcho = known !== undefined && isSame(now, known)
    share(now)
    if (!isEcho && start !== undefined && !isSame(now, start)) for (const then of hands) then()
    await putIntoLink()
  }

  async function putIntoLink() {
    const change = ++changes
    const current = await linkOf(fields)
    // A change that took longer to put into a link must not replace a later one.
    if (change !== changes) return
    encoded.value = current
  }

  /** What the starting point replaced is a link's no more; what it left alone still is, and is no part of the start. */
  function startHere() {
    marks.value = standing(all, marks.value)
    const left = Object.keys(marks.value)
    const before = Object.fromEntries(left.map((id) => [id, start?.[id]]))
    start = { ...snapshot(), ...(left.length > 0 && { ...before, [MARKS]: {} }) }
  }

  /** After a starting point: what was done in another window meanwhile goes before it, unless a hand here is newer. */
  function rejoin() {
    const came = late
    late = undefined
    if (came && mirror && mirror.order().acted >= hand.led()) adopt(came)
    else if (ready.value) share(snapshot())
  }

  async function restart(bring: () => Promise<void>) {
    restarting++
    try {
      await bring()
      startHere()
    } finally {
      restarting--
      if (restarting === 0) rejoin()
    }
    const change = ++changes
    const current = await linkOf(fields)
    preset.value = current
    if (change === changes) encoded.value = current
  }

  function intoAddress() {
    if (activity.value !== 'live' || !ready.value) return
    const hash = link.value === undefined ? '' : `#${key}=${link.value}`
    if (hash === location.hash || (hash === '' && linkIn(location.hash, key) === undefined)) return
    writeAddress(hash, [...expectations.value, ...files.value])
  }

  watch([...all.map((field) => field.ref), marks], onChange, { flush: 'post' })
  watch([link, activity], intoAddress)
  watch([link, encoded], () => {
    if (address && ready.value)
      address.value = { hash: link.value ? `#${key}=${link.value}` : '', fits: encoded.value !== undefined }
  })
  watch([ready, activity], () => {
    if (!ready.value || !onStage || activity.value !== 'live') return
    mirror ??= openMirror(`shomei ${import.meta.env.BASE_URL} ${key}`, snapshot, adopt, opening)
    mirror.ask()
  })
  onScopeDispose(() => mirror?.close())
  onReset(() => {
    if (activity.value === 'live') startOver()
  })

  /** @returns whether the link said anything about this demo */
  async function follow(asked: string, before: Snapshot, settle?: Settle): Promise<boolean> {
    const mine = linkedWhenWritten(`#${key}=${asked}`)
    const followed = await readLink(fields, asked)
    if (!followed) return false
    const values = mine
      ? Object.fromEntries(
          Object.entries(followed.values).map(([id, value]) => [
            id,
            mine.includes(id) ? value : asOwn(value),
          ]),
        )
      : followed.values
    put({ ...followed, values })
    const set = marksOf(followed.fields, values, before)
    const added = mine ? Object.fromEntries(Object.entries(set).filter(([id]) => mine.includes(id))) : set
    marks.value = { ...standing(all, marks.value), ...added }
    const ours = await settle?.()
    if (ours) marks.value = without(marks.value, ours)
    return true
  }

  return {
    link,
    expectations,
    restart,
    onHand: (then) => void hands.push(then),
    async begin(bringPreset, settle) {
      const isAsked = followsLinks && activity.value !== 'still'
      const asked = isAsked ? linkIn(location.hash, key) : undefined
      await restart(bringPreset)
      const isFollowed = asked !== undefined && start !== undefined && (await follow(asked, start, settle))
      // Before the others are asked: what they were changed to since is newer than any link.
      if (isFollowed) opening = BROUGHT
      known = snapshot()
      ready.value = true
      await putIntoLink()
      return isFollowed
    },
  }
}

/** As far as `known` says anything. */
function isSame(now: Snapshot, known: Snapshot): boolean {
  return Object.keys(known).every((id) => now[id] === known[id])
}

function linkIn(hash: string, key: string): string | undefined {
  const prefix = `#${key}=`
  return hash.startsWith(prefix) ? hash.slice(prefix.length) : undefined
}
