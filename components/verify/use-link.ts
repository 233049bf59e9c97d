/** The desk behind `#` in an address: made when somebody asks, followed when the page opens, taken back at once. */
import { onScopeDispose, provide, type Ref, ref, watch } from 'vue'
import { type Expectation, EXPECTATIONS } from '../../playground/desk/expected.ts'
import { linkOf, readLink } from '../demos/state/demo-link.ts'
import { namedFields } from '../demos/state/fields.ts'
import { marksOf, useLinkMarks } from '../demos/state/link-marks.ts'
import { FROM_LINK, type FromLink } from '../report/from-link.ts'
import { deskFields, type Linkable, type LinkedFile } from './link-fields.ts'

const PREFIX = '#verify='

/** What a link does to a desk. */
export interface Followable extends Linkable {
  readonly bring: (files: readonly LinkedFile[]) => Promise<void>
  readonly dropLinked: () => void
}

export interface DeskLink {
  readonly from: FromLink
  /** The desk as an address; `undefined` where it does not fit into one. */
  readonly address: Ref<string | undefined>
  /** The page was opened with something that says it is a link, and says nothing. */
  readonly isUnread: Ref<boolean>
}

export function useDeskLink(desk: Followable): DeskLink {
  const fields = deskFields(desk)
  const all = namedFields(fields)
  const { marks, expectations, files } = useLinkMarks(all)
  const isUnread = ref(false)
  const address = ref<string>()
  /** A person's own, which a link covers. */
  let before: Partial<Record<Expectation, string>> = {}

  function takeBack() {
    const linked = EXPECTATIONS.filter((one) => expectations.value.includes(one))
    for (const one of linked) desk.expected[one] = before[one] ?? ''
    marks.value = {}
    desk.dropLinked()
  }
  const from: FromLink = { expectations, files, takeBack }
  provide(FROM_LINK, from)

  async function follow() {
    if (!location.hash.startsWith(PREFIX)) return
    const followed = await readLink(fields, location.hash.slice(PREFIX.length))
    isUnread.value = followed === undefined
    if (!followed) return
    takeBack()
    const said = EXPECTATIONS.flatMap((one) => {
      const value = followed.values[one]
      return typeof value === 'string' && value.trim() !== '' ? [[one, value] as const] : []
    })
    before = { ...desk.expected }
    const values = Object.fromEntries(said)
    marks.value = marksOf(
      all.filter(({ name }) => Object.hasOwn(values, name)),
      values,
      before,
    )
    Object.assign(desk.expected, values)
    await desk.bring((followed.values.files ?? []) as readonly LinkedFile[])
  }

  // Taken back, put away or typed over: a reload does not bring it again.
  watch([expectations, files], ([expects, brings], [expected, brought]) => {
    const isOver = expects.length + brings.length === 0 && expected.length + brought.length > 0
    if (isOver && location.hash.startsWith(PREFIX))
      history.replaceState(history.state, '', `${location.pathname}${location.search}`)
  })

  let changes = 0
  async function write() {
    const change = ++changes
    const link = await linkOf(fields)
    if (change !== changes) return
    address.value = link && `${location.origin}${location.pathname}${PREFIX}${link}`
  }
  watch([desk.handed, desk.put, desk.expected], write, { immediate: true })

  void follow()
  addEventListener('hashchange', follow)
  onScopeDispose(() => removeEventListener('hashchange', follow))
  return { from, address, isUnread }
}
