/** What lies on the desk, what a person says of it, and what follows. */
import { proxy } from 'comlink'
import { computed, reactive, ref, shallowRef } from 'vue'
import { edition } from '#words'
import { verify as say } from '#words/verify'
import type { Answer, Answers } from '../../playground/desk/answer.ts'
import type { Desk } from '../../playground/desk/desk.ts'
import type { Expectation } from '../../playground/desk/expected.ts'
import type { Item, Trust, Untaken } from '../../playground/desk/item.ts'
import { METHODS } from '../../playground/desk/methods.ts'
import { type Room, roomOf } from '../../playground/desk/room.ts'
import { withShipped } from '../../playground/desk/roots.ts'
import { printable } from '../../playground/printable.ts'
import type { Looked } from '../../playground/intake/look.ts'
import type { DeskRequest } from '../../workers/desk.worker.ts'
import type { OnProgress } from '../../workers/job.ts'
import { allBytes } from '../demos/demo-file.ts'
import { lookInto } from '../demos/door.ts'
import { sample } from '../demos/samples.ts'
import { useVerification } from '../demos/use-verification.ts'
import { deskWorker } from '../demos/workers.ts'
import { nameOf, withoutFile } from './handed.ts'
import type { LinkedFile } from './link-fields.ts'

/** A file that somebody handed over. */
export interface Handed {
  readonly id: number
  readonly name: string
  readonly file: Blob
  /** What it was found to be; absent while it is looked at, and where it cannot be read. */
  readonly looked?: Looked
  /** Why it cannot be read. */
  readonly trouble?: string
  /** A person's word against ours: it is what claims are about. */
  readonly isArtifact?: boolean
  /** A person's word where the bytes have none. */
  readonly isRevoked?: boolean
  /** A link brought it: it is nobody's here. */
  readonly from?: 'link'
}

/** Files at once on the desk. */
export const MOST_HANDED = 500

const PUBLIC_GOOD = 'npm/trusted_root.json'

let ids = 0

const nothingExpected = (): Record<Expectation, string> => ({
  digest: '',
  fingerprint: '',
  key: '',
  principal: '',
  identity: '',
  issuer: '',
  'source-repository': '',
  'source-ref': '',
  type: '',
})

export type DeskState = ReturnType<typeof useDesk>

/** @param roomFor claims and trust, which are kept whole */
export function useDesk(roomFor: () => Room = roomOf) {
  const handed = shallowRef<readonly Handed[]>([])
  const believed = ref<ReadonlySet<number>>(new Set())
  /** By the claim's file. */
  const put = ref<ReadonlyMap<number, number>>(new Map())
  const expected = reactive(nothingExpected())
  /** From where a person knows it, in their own words. */
  const heard = reactive(nothingExpected())
  const noLog = ref(false)
  /** Names of files that there was no room for, until the desk is cleared. */
  const crowdedOut = ref<readonly string[]>([])
  const refused = computed(() => crowdedOut.value.length)
  /** What of a folder was not walked, in words, until the desk is cleared. */
  const folder = ref<string>()
  const root = shallowRef<Uint8Array>()
  const looking = computed(() => handed.value.some(({ looked, trouble }) => !looked && trouble === undefined))

  const items = computed(() => handed.value.flatMap((one) => itemOf(one) ?? []))
  const trust = computed<Trust[]>(() => {
    const own = items.value.flatMap(({ id, name, parts }) =>
      parts
        .filter(({ method, role }) => !METHODS[method].claims.includes(role))
        .map((part) => ({ method: part.method, part, name, isBelieved: believed.value.has(id) })),
    )
    return root.value ? withShipped(own, shipped(root.value)) : own
  })
  const untaken = computed(() => {
    const unread = handed.value.filter(({ trouble }) => trouble !== undefined).map(({ name }) => name)
    const all: readonly Untaken[] = [
      { why: 'unread', names: unread },
      { why: 'too-many', names: [...crowdedOut.value] },
    ]
    return [
      ...all.filter(({ names }) => names.length > 0),
      ...(folder.value === undefined ? [] : [{ why: 'folder', names: [] } as const]),
    ]
  })
  const desk = computed<Desk>(() => ({
    items: items.value,
    trust: trust.value,
    expected: { ...expected },
    noLog: noLog.value,
    untaken: untaken.value,
    byHand: new Map([...put.value].map(([claim, about]) => [claim, [about]])),
    now: new Date(),
  }))
  const request = computed<DeskRequest | undefined>(() =>
    items.value.length === 0 || looking.value
      ? undefined
      : { ...desk.value, files: new Map(handed.value.map(({ id, file }) => [id, file])) },
  )

  /** Those that stand already, while others are computed. */
  const told = shallowRef<{ readonly of?: DeskRequest; readonly answers: readonly Answer[] }>({ answers: [] })
  const partial = computed(() =>
    told.value.of === request.value && !looking.value ? told.value.answers : [],
  )
  const verification = useVerification<DeskRequest, Answers>({
    activity: ref('live'),
    request,
    preparing: looking,
    async run(wanted, onProgress: OnProgress, owner) {
      told.value = { of: wanted, answers: [] }
      // One that was overtaken may still have something to say.
      const onAnswer = proxy((one: Answer) => {
        const { of, answers } = told.value
        if (of === wanted) told.value = { of, answers: [...answers, one] }
      })
      return deskWorker().answer(wanted, onProgress, owner, onAnswer)
    },
    stop: (owner) => void deskWorker().cancel(owner),
    explain: () => say.stopped,
  })

  async function take(files: readonly File[]) {
    await lay(files.map((file) => ({ id: ++ids, name: nameOf(file), file })))
  }

  /** With what whoever made the link said of them. */
  async function bring(files: readonly LinkedFile[]) {
    const first = ids + 1
    const laid = files.map(({ name, bytes, isArtifact }): Handed => ({
      id: ++ids,
      name,
      file: new Blob([bytes.slice()]),
      from: 'link',
      ...(isArtifact && { isArtifact }),
    }))
    const said = files.flatMap(({ about }, i) =>
      about === undefined ? [] : [[first + i, first + about] as const],
    )
    put.value = new Map([...put.value, ...said])
    await lay(laid)
  }

  async function lay(files: readonly Handed[]) {
    const room = Math.max(0, MOST_HANDED - handed.value.length)
    crowdedOut.value = [...crowdedOut.value, ...files.slice(room).map(({ name }) => name)]
    const taken = files.slice(0, room)
    handed.value = [...handed.value, ...taken]
    void bringRoot()
    // One after the other: each may be looked at whole.
    for (const one of taken) await look(one)
  }

  async function look({ id, name, file }: Handed) {
    try {
      const { looked } = await lookInto(name, file)
      if (hasRoomFor(looked)) return set(id, { looked })
      crowdedOut.value = [...crowdedOut.value, name]
      handed.value = handed.value.filter((one) => one.id !== id)
    } catch {
      set(id, { trouble: edition.demos.errors.read(printable(name)) })
    }
  }

  function hasRoomFor(looked: Looked): boolean {
    const room = roomFor()
    for (const one of handed.value) if (one.looked) room.takes(one.looked)
    return room.takes(looked)
  }

  /** Sigstore's public instance, as the deck ships it. Without it, bundles say that they have no root. */
  async function bringRoot() {
    if (root.value) return
    root.value = await sample(PUBLIC_GOOD).then(allBytes, () => undefined)
  }

  function set(id: number, more: Partial<Handed>) {
    handed.value = handed.value.map((one) => (one.id === id ? { ...one, ...more } : one))
  }

  return {
    handed,
    items,
    trust,
    believed,
    put,
    expected,
    noLog,
    heard,
    now: computed(() => desk.value.now),
    refused,
    folder,
    partial,
    verification,
    take,
    bring,
    takeText: (text: string) => take([new File([text], say.pasted(ids + 1), { type: 'text/plain' })]),
    drop,
    dropLinked: () => {
      for (const { id, from } of handed.value) if (from === 'link') drop(id)
    },
    clear: () => {
      handed.value = []
      believed.value = new Set()
      put.value = new Map()
      Object.assign(expected, nothingExpected())
      Object.assign(heard, nothingExpected())
      noLog.value = false
      crowdedOut.value = []
      folder.value = undefined
    },
    believe,
    /** Whoever says what it is believes it. */
    useAsRevoked: (id: number, isRevoked: boolean) => {
      set(id, { isRevoked })
      believe(id, isRevoked)
    },
    correct: (id: number, isArtifact: boolean) => set(id, { isArtifact }),
    putTo(claim: number, about: number | undefined) {
      const next = new Map(put.value)
      if (about === undefined) next.delete(claim)
      else next.set(claim, about)
      put.value = next
    },
  }

  function drop(id: number) {
    handed.value = handed.value.filter((one) => one.id !== id)
    put.value = withoutFile(put.value, id)
    believe(id, false)
  }

  function believe(id: number, isBelieved: boolean) {
    const next = new Set(believed.value)
    if (isBelieved) next.add(id)
    else next.delete(id)
    believed.value = next
  }
}

function itemOf({ id, name, file, looked, isArtifact, isRevoked }: Handed): Item | undefined {
  if (!looked) return undefined
  if (looked.mayBe && isRevoked === true) {
    const { kind, recognised, mayBe } = looked
    return { id, name, size: file.size, kind, recognised, source: 'trust', parts: [mayBe], isUnread: false }
  }
  const found: Looked = isArtifact ? ARTIFACT : looked
  return { id, name, size: file.size, ...found }
}

const ARTIFACT: Looked = {
  kind: 'artifact',
  recognised: 'otherwise',
  source: 'artifact',
  parts: [],
  isUnread: false,
}

function shipped(bytes: Uint8Array): Trust {
  return {
    method: 'sigstore',
    part: { method: 'sigstore', role: 'trusted-root', bytes },
    name: 'trusted_root.json',
    isBelieved: true,
    isShipped: true,
  }
}
