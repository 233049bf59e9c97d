/** What the checksum demo verifies: one artifact, a list of files or two files side by side, and every way they change. */
import { proxy } from 'comlink'
import { computed, ref, shallowRef } from 'vue'
import { edition } from '#words'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { Algorithm } from '../../playground/checksum/algorithms.ts'
import type { Channel } from '../../playground/checksum/channel.ts'
import { parseSums } from '../../playground/checksum/sums.ts'
import type { Verdict } from '../../playground/report.ts'
import {
  areAsTheyCame,
  currentBlob,
  type DemoFile,
  demoFile,
  isChanged,
  isEqual,
  withContent,
  withFlippedByte,
} from './demo-file.ts'
import { explain } from './explain.ts'
import { inputsFor, lookAt, type Seen, takenFor, whatItIs } from './door.ts'
import { type Held, ifOwn, type Placement, placements, refused } from './placements.ts'
import { sample } from './samples.ts'
import { usePreparing } from './use-preparing.ts'
import { checksumWorker } from './workers.ts'

export const CHECKSUM_SCENARIOS = [
  'genuine',
  'replaced',
  'list',
  'collision-md5',
  'collision-sha1',
  'log4j',
] as const
export type ChecksumScenario = (typeof CHECKSUM_SCENARIOS)[number]
/** What each comes to, untouched: a replaced pair and a collision agree, which is what is wrong with them. */
export const CHECKSUM_VERDICTS: Readonly<Record<ChecksumScenario, Verdict>> = {
  genuine: 'verified',
  replaced: 'verified',
  list: 'verified',
  'collision-md5': 'verified',
  'collision-sha1': 'verified',
  log4j: 'undecided',
}
export type ChecksumView = 'one' | 'list' | 'pair'

const JAR = 'hello-shomei-1.0.0.jar'
const RELEASE = ['CHANGES.txt', 'docs/guide.txt', JAR, 'hello-shomei-1.0.0-sources.zip', 'NOTICE.txt']
/** MD5 and SHA-1 of log4j-core-2.21.0.jar, as Maven Central has them beside it; everybody can look there. */
const LOG4J = '1024daad23bbd97c630e8df1f73cb026\n122e1a9e0603cc9eae07b0846a6ff01f2454bc49\n'

export type InputKind = 'artifact' | 'claim' | 'a' | 'b'

/** @param isTypedByLink whether what stands in the field for digests is a link's */
export function useChecksumScenario(first: ChecksumScenario, isTypedByLink: () => boolean = () => false) {
  const say = edition.demos.checksum
  const scenario = ref<ChecksumScenario | 'own'>(first)
  const view = ref<ChecksumView>('one')
  const problem = ref<string>()
  const placed = shallowRef<readonly Placement[]>([])

  const artifact = shallowRef<DemoFile>()
  /** The checksum on the artifact's server, and the one that came another way: an attacker writes the first alone. */
  const beside = shallowRef<DemoFile>()
  const apart = shallowRef<DemoFile>()
  const channel = ref<Channel>('beside')
  const pasted = ref('')
  const replaced = ref(false)

  const files = shallowRef<readonly DemoFile[]>([])
  const strict = ref(false)
  const ignoreMissing = ref(false)

  const a = shallowRef<DemoFile>()
  const b = shallowRef<DemoFile>()
  const suffix = ref('')
  const algorithm = ref<Algorithm>('md5')

  const claim = computed(() => {
    if (view.value === 'one' && pasted.value.trim()) {
      const typed = demoFile(say.paste, new Blob([pasted.value]))
      return isTypedByLink() ? { ...typed, from: 'link' as const } : typed
    }
    return channel.value === 'beside' ? beside.value : apart.value
  })

  /** What is judged. What is typed is nobody's leftover: to paste a digest of the sample is what the field is for. */
  const held = computed<Held>(() => {
    if (view.value === 'pair')
      return [
        [say.pair.a, a.value],
        [say.pair.b, b.value],
      ]
    const handed = view.value === 'list' ? files.value : [artifact.value]
    const list = view.value === 'one' && pasted.value.trim() ? undefined : claim.value
    return [
      ...handed.map((one) => [edition.demos.artifact, one] as const),
      [edition.demos.claim.checksum, list],
    ]
  })

  /** Whether the digests are those that the slide itself has from elsewhere. */
  const isPublished = computed(() => scenario.value === 'log4j' && pasted.value === LOG4J)

  const request = computed(() => {
    if (view.value === 'pair') {
      if (!a.value || !b.value) return undefined
      return {
        kind: 'pair',
        a: a.value,
        b: b.value,
        suffix: suffix.value,
        algorithm: algorithm.value,
      } as const
    }
    const given = { claim: claim.value, channel: channel.value }
    if (view.value === 'list') {
      const options = { strict: strict.value, ignoreMissing: ignoreMissing.value }
      return { kind: 'list', files: files.value, options, ...given } as const
    }
    if (!artifact.value && !claim.value) return undefined
    const isTyped = pasted.value.trim() !== ''
    return { kind: 'one', artifact: artifact.value, isTyped, ...given } as const
  })

  /** What a person does last counts: a scenario that is still on its way comes too late. */
  let chosen = 0
  const { preparing, prepared, inTurn } = usePreparing()

  /** Shows a scenario as it begins, whatever was changed before. */
  const choose = prepared(async (id: ChecksumScenario) => {
    const turn = ++chosen
    problem.value = undefined
    try {
      const set = await prepare(id)
      if (turn !== chosen) return
      pasted.value = ''
      placed.value = []
      set()
      scenario.value = id
    } catch (error) {
      if (turn === chosen) problem.value = explain(error, JAR)
    }
  })

  /** @returns what sets it, all at once, when everything is there */
  async function prepare(id: ChecksumScenario): Promise<() => void> {
    switch (id) {
      case 'genuine': {
        const [jar, sums] = await Promise.all([sample(JAR), sample('SHA256SUMS')])
        return () => showOne(jar, sums, 'beside')
      }
      case 'replaced': {
        const [jar, sums] = await Promise.all([sample(JAR), sample('SHA256SUMS')])
        const forged = await forge(jar, sums)
        return () => {
          showOne(forged.artifact, sums, 'beside')
          beside.value = forged.sums
          replaced.value = true
        }
      }
      case 'list': {
        const listed = await Promise.all(
          RELEASE.map(async (name) => ({ ...(await sample(`release/${name}`)), name })),
        )
        const sums = await sample('release/SHA256SUMS')
        return () => showList(listed, sums)
      }
      case 'collision-md5':
        return preparePair('md5')
      case 'collision-sha1':
        return preparePair('sha1')
      case 'log4j':
        return () => {
          showOne(undefined, undefined, 'apart')
          pasted.value = LOG4J
        }
    }
  }

  async function preparePair(of: 'md5' | 'sha1'): Promise<() => void> {
    const [one, other] = await Promise.all([
      sample(`collisions/${of}-a.bin`),
      sample(`collisions/${of}-b.bin`),
    ])
    return () => {
      view.value = 'pair'
      a.value = one
      b.value = other
      suffix.value = say.pair.suffix
      algorithm.value = of
    }
  }

  function showOne(file: DemoFile | undefined, sums: DemoFile | undefined, from: Channel) {
    view.value = 'one'
    artifact.value = file
    beside.value = sums
    apart.value = sums
    channel.value = from
    replaced.value = false
  }

  function showList(listed: readonly DemoFile[], sums: DemoFile | undefined) {
    view.value = 'list'
    files.value = listed
    beside.value = sums
    apart.value = sums
    channel.value = 'beside'
    replaced.value = false
    strict.value = false
    ignoreMissing.value = false
  }

  /** What an attacker on the same server would do: a new file, and its own honest digest beside it. */
  const replaceBoth = prepared(async () => {
    chosen++
    const [file, sums] = [artifact.value, beside.value ?? demoFile('SHA256SUMS', new Blob())]
    if (!file) return
    try {
      const forged = await forge(file, sums)
      if (file !== artifact.value) return
      artifact.value = forged.artifact
      beside.value = forged.sums
      apart.value ??= sums
      pasted.value = ''
      replaced.value = true
    } catch (error) {
      problem.value = explain(error, file.name)
    }
  })

  async function forge(file: DemoFile, sums: DemoFile): Promise<{ artifact: DemoFile; sums: DemoFile }> {
    // Flipped again, it would be the file that it was.
    const forged = isChanged(file) ? file : await withFlippedByte(file)
    const [digests] =
      (await checksumWorker().digestEach(
        [currentBlob(forged)],
        proxy(() => undefined),
      )) ?? []
    if (!digests) throw new DOMException(`forge: ${file.name} cannot be read`, 'NotReadableError')
    const said = withContent(sums, utf8(`${toHex(digests.sha256)}  ${forged.name}\n`))
    // A digest of what a link brought is the link's.
    return { artifact: forged, sums: file.from === 'link' ? { ...said, from: file.from } : said }
  }

  function change(kind: InputKind, file: DemoFile) {
    chosen++
    switch (kind) {
      case 'artifact':
        artifact.value = file
        break
      case 'claim':
        if (channel.value === 'beside') beside.value = file
        else apart.value = file
        break
      case 'a':
        a.value = file
        break
      case 'b':
        b.value = file
        break
    }
    replaced.value = false
  }

  /** Files dropped anywhere: what each is for follows from what is shown, and from the files. */
  const take = inTurn(async (dropped: readonly File[]) => {
    chosen++
    problem.value = undefined
    try {
      const handed = await asHanded(dropped)
      const claims = handed.flatMap(({ list }) => list ?? [])
      const others = handed.filter(({ list }) => !list).map(({ file }) => demoFile(file.name, file))
      const before = held.value
      if (view.value === 'pair' && claims.length === 0) takePair(others)
      else if (view.value === 'list' || others.length > 1) takeMany(others, claims[0])
      else takeFew(others[0], claims[0])
      const { drops } = edition.demos
      const roles = new Map(held.value.map(([role, file]) => [file?.original, role]))
      placed.value = placements(
        handed.map(({ file, list, what }) => {
          const { name } = file
          const role = roles.get(list?.original ?? file)
          if (role !== undefined) return { name, as: what ? drops.asWell(role, what) : drops.as(role) }
          return { name, why: list ? drops.justOne(edition.demos.claim.checksum) : drops.pair }
        }),
        before,
        held.value,
      )
    } catch (error) {
      problem.value = explain(error, dropped[0]?.name ?? '')
    }
  })

  /** Into what is still empty, once the deck's own are out of the way; one that comes alone is else the second. */
  function takePair([first, second]: readonly DemoFile[]) {
    // The demo's own text would stand between a file and its published digest.
    if (scenario.value !== 'own') suffix.value = ''
    scenario.value = 'own'
    const [one, other] = [ifOwn(a.value), ifOwn(b.value)]
    a.value = second || !one ? first : one
    b.value = second ?? (one ? first : other)
  }

  /**
   * What a digest came by is for whoever brought it to say. It came by no other way than the file that was dropped with
   * it, and what was said of the slide's own digests says nothing of it.
   */
  function channelOf(sums: DemoFile | undefined, together: boolean): Channel {
    const isNew = sums !== undefined && (together || scenario.value !== 'own')
    return isNew ? 'beside' : channel.value
  }

  /** A person's own checksum that has no file yet; with a file of its own, it is no other file's. */
  const halfWay = () => (view.value === 'one' && !ifOwn(artifact.value) ? ifOwn(claim.value) : undefined)

  function takeMany(others: readonly DemoFile[], sums: DemoFile | undefined) {
    const isNew = view.value !== 'list' || scenario.value !== 'own'
    const names = new Set(others.map(({ name }) => name))
    const kept = isNew ? [] : files.value.filter(({ name }) => !names.has(name))
    const list = sums ?? (isNew ? halfWay() : claim.value)
    const from = channelOf(sums, others.length > 0)
    const [wasStrict, ignored] = [strict.value, ignoreMissing.value]
    showList([...kept, ...others], list)
    if (!isNew) {
      strict.value = wasStrict
      ignoreMissing.value = ignored
      channel.value = from
    }
    scenario.value = 'own'
  }

  function takeFew(file: DemoFile | undefined, sums: DemoFile | undefined) {
    const isOne = view.value === 'one'
    const left = file ? halfWay() : ifOwn(claim.value)
    // The sample's checksum says nothing about somebody's own file; what stands in the field may.
    showOne(
      file ?? (isOne ? ifOwn(artifact.value) : undefined),
      sums ?? left,
      channelOf(sums, file !== undefined),
    )
    if (sums) pasted.value = ''
    if (sums || scenario.value !== 'log4j') scenario.value = 'own'
  }

  const takeAs = inTurn(async (kind: InputKind | 'files', picked: readonly File[]) => {
    const [first] = picked
    if (!first) return
    const mine = ++chosen
    problem.value = undefined
    placed.value = []
    if (kind !== 'claim') return takeArtifacts(kind, picked)
    try {
      const seen = await lookAt(first)
      if (mine !== chosen) return
      const list = listIn(seen)
      const taken = list ? [{ file: list }] : takenFor(seen, 'checksum', 'list')
      if (typeof taken === 'string') placed.value = refused(first, taken)
      else if (taken[0]) takeClaim(taken[0].file)
    } catch (error) {
      problem.value = explain(error, first.name)
    }
  })

  /** A digest can be of anything. */
  function takeArtifacts(kind: Exclude<InputKind, 'claim'> | 'files', picked: readonly File[]) {
    const [one, ...more] = picked.map((file) => demoFile(file.name, file))
    if (!one) return
    if (kind === 'files') return takeMany([one, ...more], undefined)
    if (kind !== 'artifact') {
      suffix.value = ''
      scenario.value = 'own'
      return change(kind, one)
    }
    artifact.value = one
    if (scenario.value !== 'log4j') scenario.value = 'own'
    replaced.value = false
  }

  function takeClaim(one: DemoFile) {
    channel.value = channelOf(one, false)
    beside.value = one
    apart.value = one
    pasted.value = ''
    scenario.value = 'own'
    replaced.value = false
  }

  function changeListed(file: DemoFile, changed: DemoFile | undefined) {
    chosen++
    files.value = files.value.flatMap((one) => (one === file ? (changed ?? []) : one))
  }

  /** After a link: what it calls the scenario is held against the files that came with it. */
  const settle = prepared(async (): Promise<readonly string[]> => {
    if (replaced.value) {
      await recogniseForged()
      replaced.value = await isReplaced()
    }
    const told = scenario.value
    if (told !== 'own' && !isWhatItSays(told)) scenario.value = 'own'
    switch (scenario.value) {
      case 'log4j':
        return ['pasted', 'channel']
      case 'collision-md5':
      case 'collision-sha1':
        return [
          ...(scenario.value === `collision-${algorithm.value}` ? ['algorithm'] : []),
          ...(suffix.value === say.pair.suffix ? ['suffix'] : []),
        ]
      default:
        return []
    }
  })

  /** What this deck's own attacker makes is no stranger's file. */
  async function recogniseForged() {
    const [jar, sums] = await Promise.all([sample(JAR), sample('SHA256SUMS')])
    const forged = await forge(jar, sums)
    if (artifact.value && (await isEqual(artifact.value, forged.artifact))) artifact.value = forged.artifact
    if (beside.value && (await isEqual(beside.value, forged.sums))) beside.value = forged.sums
  }

  /** A link may say so of anything: an attacker leaves another checksum on the server, and another file. */
  async function isReplaced(): Promise<boolean> {
    const [file, here, elsewhere] = [artifact.value, beside.value, apart.value]
    if (!file || !here || !elsewhere || (file.sample !== undefined && !isChanged(file))) return false
    return !(await isEqual(here, elsewhere))
  }

  function isWhatItSays(told: ChecksumScenario): boolean {
    const { value: shown } = view
    switch (told) {
      case 'genuine':
      case 'replaced':
        return shown === 'one' && artifact.value?.sample === JAR && beside.value?.sample === 'SHA256SUMS'
      case 'list': {
        const isListed = ({ sample: path }: DemoFile) => path?.startsWith('release/') ?? false
        return (
          shown === 'list' && files.value.every(isListed) && beside.value?.sample === 'release/SHA256SUMS'
        )
      }
      case 'collision-md5':
      case 'collision-sha1': {
        const of = told === 'collision-md5' ? 'md5' : 'sha1'
        const isPair = [a, b].every((one, i) => one.value?.sample === `collisions/${of}-${'ab'[i]}.bin`)
        return shown === 'pair' && isPair
      }
      case 'log4j':
        return shown === 'one' && pasted.value === LOG4J && channel.value === 'apart'
    }
  }

  /** Whether what is shown still is the scenario that is named: a byte changed, and it is something else. */
  const isAsChosen = computed(() => {
    const { value: told } = scenario
    if (told === 'own' || !isWhatItSays(told)) return false
    const isTyped = told !== 'log4j' && view.value === 'one' && pasted.value.trim() !== ''
    if (told === 'replaced') return replaced.value && !isTyped
    if (told === 'list' && files.value.length !== RELEASE.length) return false
    return !replaced.value && !isTyped && areAsTheyCame(held.value.map(([, file]) => file))
  })

  return {
    settle,
    isAsChosen,
    preparing,
    scenario,
    view,
    problem,
    placed,
    held,
    artifact,
    beside,
    apart,
    claim,
    channel,
    pasted,
    isPublished,
    replaced,
    files,
    strict,
    ignoreMissing,
    a,
    b,
    suffix,
    algorithm,
    request,
    choose,
    replaceBoth,
    change,
    take,
    takeAs,
    changeListed,
  }
}

interface Handed {
  readonly file: File
  /** Its digests, if it is such a list. */
  readonly list: DemoFile | undefined
  /** Where it is of a kind that something else is made of, too. */
  readonly what: string | undefined
}

/** A digest can be of anything: what is no list is what one is compared with, and what it is else is said. */
async function asHanded(dropped: readonly File[]): Promise<readonly Handed[]> {
  const handed: Handed[] = []
  for (const file of dropped) {
    // One that cannot be read is told when it is judged, by its own name.
    const seen = await lookAt(file).catch(() => undefined)
    const isKnown = seen && !['artifact', 'checksum-list'].includes(seen.looked.kind)
    handed.push({ file, list: seen && listIn(seen), what: isKnown ? whatItIs(seen.looked) : undefined })
  }
  return handed
}

/** Digests, and such as somebody signed in clear: `sha256sum -c` passes over the signature, which is said. */
function listIn(seen: Seen): DemoFile | undefined {
  const [list] = inputsFor(seen, 'checksum', 'list')
  if (list) return list.file
  const isSigned = inputsFor(seen, 'openpgp', 'cleartext').length > 0
  const [part] = isSigned ? seen.looked.parts : []
  const isList = part !== undefined && (parseSums(part.bytes, seen.file.name)?.entries.length ?? 0) > 0
  return isList ? demoFile(seen.file.name, seen.file) : undefined
}
