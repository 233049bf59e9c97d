/** What the OpenPGP demo verifies: where its inputs come from, and every way they change. */
import { computed, ref, shallowRef, watch } from 'vue'
import { edition } from '#words'
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'
import {
  byFingerprint,
  createKeyserver,
  type Keyserver,
  uploadKeys,
} from '../../playground/world/keyserver.ts'
import { allBytes, areAsTheyCame, type DemoFile, demoFile, isChanged } from './demo-file.ts'
import { claimBytes, explain } from './explain.ts'
import { inputsFor, lookAt, lookAtAll, type Seen, takenFor, whatItIs } from './door.ts'
import { isDecks } from './leftovers.ts'
import { type Aside, arrange, type Arranged, roleOf } from './openpgp-placing.ts'
import { enterOpenpgpStep, type OpenpgpStep, openpgpStory } from './openpgp-story.ts'
import { type Handed, type Held, ifOwn, type Placement, placements, refused } from './placements.ts'
import {
  ATTACKED,
  attackedPaths,
  attackedRelease,
  CLEARSIGNED,
  CLEARSIGNER,
  DEMO_KEY,
  JAR,
  LOG4J_FINGERPRINT,
  OTHER,
} from './openpgp-lab.ts'
import { optionalJson, recognised, sample } from './samples.ts'
import { choice, mirrored, text } from './state/fields.ts'
import { file, files } from './state/file-fields.ts'
import { fingerprintMeant, isSameMeaning } from './state/meaning.ts'
import { useDemoState } from './state/use-demo-state.ts'
import { usePreparing } from './use-preparing.ts'
import { useStory } from './use-story.ts'
import { openpgpWorker } from './workers.ts'

export const SCENARIOS = ['sample', 'clearsigned', 'log4j'] as const
export type Scenario = (typeof SCENARIOS)[number] | 'own'
/** The talk's four steps. */
export const STEPS = ['no-key', 'fetch', 'good', 'bad'] as const
export type Step = (typeof STEPS)[number]
/** `words` where a text is signed in clear. */
export const TABS = ['words', 'checks', 'keyring', 'keyserver'] as const
export type Tab = (typeof TABS)[number]
/** By whose hand a key came into the keyring. */
export type KeyOrigin = 'keyserver' | 'file' | 'link' | 'own'
export type InputKind = 'artifact' | 'signature' | 'cleartext'

export function useOpenpgpScenario(preset: {
  readonly scenario: Scenario
  readonly attack?: OpenpgpAttackId
  readonly clicks?: () => number | undefined
}) {
  const say = edition.demos.openpgp
  const scenario = ref<Scenario>('sample')
  const step = ref<Step | 'none'>('none')
  const attack = ref<OpenpgpAttackId | 'none'>('none')
  /** Where what that attack makes is. */
  const made = shallowRef<{ readonly id: OpenpgpAttackId; readonly paths: readonly string[] }>()
  const artifact = shallowRef<DemoFile>()
  const signature = shallowRef<DemoFile>()
  const cleartext = shallowRef<DemoFile>()
  /** The keyring, by whose hand each part of it came. */
  const fetched = shallowRef<readonly DemoFile[]>([])
  const chosen = shallowRef<readonly DemoFile[]>([])
  const own = shallowRef<DemoFile>()
  const ownFingerprint = ref('')
  const fingerprint = ref('')
  /** What the demo itself knows to be right, for whoever has no other channel at hand. */
  const pin = ref('')
  const keyserver = shallowRef<Keyserver>(createKeyserver())
  const query = ref('')
  const tab = ref<Tab>('checks')
  const trouble = ref<string>()
  const importTrouble = ref<string>()
  const placed = shallowRef<readonly Placement[]>([])

  const { preparing, prepared, inTurn } = usePreparing()
  const story = useStory(openpgpStory(preset.attack), preset.clicks ?? (() => undefined))

  const keys = computed(() => [...fetched.value, ...chosen.value, ...(own.value ? [own.value] : [])])
  /** What is judged, but for the keys that the keyserver and the page itself gave. */
  const held = computed<Held>(() => [
    ...(scenario.value === 'clearsigned'
      ? [[say.clearsigned, cleartext.value] as const]
      : [
          [edition.demos.artifact, artifact.value] as const,
          [edition.demos.claim.openpgp, signature.value] as const,
        ]),
    ...chosen.value.filter(({ from }) => from === undefined).map((key) => [edition.demos.keys, key] as const),
  ])
  const request = computed(() => {
    const claim = scenario.value === 'clearsigned' ? cleartext.value : signature.value
    if (!claim || (scenario.value !== 'clearsigned' && !artifact.value)) return undefined
    return {
      artifact: scenario.value === 'clearsigned' ? undefined : artifact.value,
      claim,
      keys: { keyserver: fetched.value, ...byWay(chosen.value), own: own.value ? [own.value] : [] },
      fingerprint: fingerprint.value.trim(),
      trusted: ownFingerprint.value ? [ownFingerprint.value] : [],
    }
  })

  const state = useDemoState('openpgp', {
    view: {
      scenario: choice(scenario, [...SCENARIOS, 'own']),
      query: text(query),
      tab: choice(tab, TABS),
      asked: mirrored(story.asked),
    },
    tampering: {
      step: choice(step, [...STEPS, 'none']),
      attack: choice(attack, ['none', ...(Object.keys(edition.openpgpAttacks) as OpenpgpAttackId[])]),
    },
    artifact: { artifact: file(artifact) },
    claim: {
      signature: file(signature),
      cleartext: file(cleartext),
      fetched: files(fetched),
      chosen: files(chosen),
    },
    policy: { fingerprint: text(fingerprint, fingerprintMeant) },
    own: { own: mirrored(own), ownFingerprint: mirrored(ownFingerprint) },
    origin: { pin: text(pin) },
  })

  const isExpected = (one: string) => isSameMeaning(fingerprintMeant, fingerprint.value, one)
  const isPinned = computed(() => pin.value !== '' && isExpected(pin.value))

  const whose = computed(() => {
    if (state.expectations.value.length > 0) return 'link'
    return isPinned.value ? 'sample' : undefined
  })

  let begun: Promise<unknown> = Promise.resolve()
  async function start() {
    const enter = (step: OpenpgpStep) =>
      enterOpenpgpStep({ choose, goTo, attackWith, fingerprint, pin, tab }, step, preset.attack ?? 'none')
    const fail = (error: unknown) => (trouble.value = explain(error, ''))
    begun = story.begin({ demo: state, enter, preset: toPreset, settle, fail })
    await begun
  }

  /** A hand that is quicker than the samples waits for them; what does not come is said in one sentence. */
  function onceBegun<Wanted>(act: (wanted: Wanted) => Promise<void>): (wanted: Wanted) => Promise<void> {
    return async (wanted) => {
      await begun.catch(() => undefined)
      try {
        await act(wanted)
      } catch (error) {
        trouble.value = explain(error, JAR)
      }
    }
  }

  const toPreset = prepared(async () => {
    fingerprint.value = ''
    query.value = ''
    if (preset.attack) await attackWith(preset.attack)
    else await choose(preset.scenario)
  })

  /** After a link: what it calls the scenario, and a key's way here, are held against the files that came with it. */
  const settle = prepared(async (): Promise<readonly string[]> => {
    if (attack.value !== 'none' && !(await recogniseAttacked(attack.value))) attack.value = 'none'
    const served = [DEMO_KEY, CLEARSIGNER]
    fetched.value = await Promise.all(
      fetched.value.map((key) => (key.from === 'link' ? recognised(key, served) : key)),
    )
    const isServed = ({ sample: path, from }: DemoFile) =>
      from === undefined && path !== undefined && (attack.value !== 'none' || served.includes(path))
    chosen.value = [...fetched.value.filter((key) => !isServed(key)), ...chosen.value]
    fetched.value = fetched.value.filter(isServed)

    if (!isWhatItSays()) scenario.value = 'own'
    if (scenario.value !== 'sample') step.value = 'none'
    pin.value = await pinOf()
    return isExpected(pin.value) ? ['fingerprint'] : []
  })

  /** @returns whether everything is of that attack: then it is what the deck itself makes, not a stranger's */
  async function recogniseAttacked(id: OpenpgpAttackId): Promise<boolean> {
    const count = (await attackedRelease(id))?.attacked.keys.length ?? 0
    const names = [JAR, `${JAR}.asc`, ...Array.from({ length: count }, (_, i) => `key-${i + 1}.asc`)]
    const made = names.map((name) => `${ATTACKED}/${id}/${name}`)
    const found = await Promise.all(
      [artifact.value, signature.value, ...fetched.value].map(async (one) => {
        if (!one || one.sample !== undefined) return one
        const base = await recognised({ ...one, patches: new Map() }, made)
        if (base.sample === undefined || one.patches.size === 0) return base
        return { ...base, patches: one.patches, ...(one.from && { from: one.from }) }
      }),
    )
    if (!found.every((one) => one?.sample !== undefined && [JAR, ...made].includes(one.sample))) return false
    const [jar, asc, ...keys] = found
    artifact.value = jar
    signature.value = asc
    fetched.value = keys.filter((one) => one !== undefined)
    return true
  }

  function isWhatItSays(): boolean {
    switch (scenario.value) {
      case 'sample': {
        const isReleased = [JAR, OTHER].includes(artifact.value?.sample ?? '')
        return attack.value !== 'none' || (isReleased && signature.value?.sample === `openpgp/${JAR}.asc`)
      }
      case 'log4j':
        return isExpected(LOG4J_FINGERPRINT)
      default:
        return true
    }
  }

  /** What the demo knows by itself to be right for the files that are there; empty where it knows nothing. */
  async function pinOf(): Promise<string> {
    switch (scenario.value) {
      case 'log4j':
        return LOG4J_FINGERPRINT
      case 'clearsigned':
        if (cleartext.value?.sample !== CLEARSIGNED) return ''
        return fingerprintOf([await allBytes(await sample(CLEARSIGNER))])
      case 'sample': {
        if (attack.value === 'none') return (await knownFingerprints())?.demo ?? ''
        const found = await attackedRelease(attack.value)
        return found ? fingerprintOf(found.honest.keys) : ''
      }
      default:
        return ''
    }
  }

  /** Whether what is shown still is the scenario and the step that are named. */
  const isAsChosen = computed(
    () => attack.value === 'none' && isWhatItSays() && areAsTheyCame(held.value.map(([, file]) => file)),
  )
  const isAtStep = (one: Step) =>
    step.value === one && isAsChosen.value && fetched.value.length > 0 === (one === 'good' || one === 'bad')

  /** Counts what was asked for or put in place of something else: what is still being made for that comes too late. */
  let turn = 0
  /** @returns whether nothing newer has been asked for since */
  function newTurn(): () => boolean {
    const mine = ++turn
    return () => mine === turn
  }

  function clear() {
    placed.value = []
    trouble.value = undefined
    importTrouble.value = undefined
    attack.value = 'none'
    step.value = 'none'
    own.value = undefined
    ownFingerprint.value = ''
    chosen.value = []
    tab.value = 'checks'
  }

  const choose = prepared(async (next: Scenario) => {
    const isNewest = newTurn()
    const show = await prepare(next)
    if (isNewest()) show()
  })

  /** @returns what sets it, all at once, when everything is there */
  async function prepare(next: Scenario): Promise<() => void> {
    const inClear = next === 'clearsigned'
    const [jar, asc, key, text, known] = await Promise.all([
      sample(JAR),
      sample(`openpgp/${JAR}.asc`),
      sample(inClear ? CLEARSIGNER : DEMO_KEY),
      sample(CLEARSIGNED),
      knownFingerprints(),
    ])
    const demo = inClear ? await fingerprintOf([await allBytes(key)]) : (known?.demo ?? '')
    const isOwn = next === 'log4j' || next === 'own'
    return () => {
      clear()
      artifact.value = isOwn ? undefined : jar
      signature.value = isOwn ? undefined : asc
      cleartext.value = text
      fetched.value = isOwn ? [] : [key]
      pin.value = next === 'log4j' ? LOG4J_FINGERPRINT : demo
      fingerprint.value = next === 'log4j' ? LOG4J_FINGERPRINT : ''
      query.value = demo
      scenario.value = next
      if (inClear) tab.value = 'words'
    }
  }

  /** One of the talk's four steps, from wherever the demo stands. */
  const goTo = prepared(async (next: Step) => {
    const isNewest = newTurn()
    const isThere = scenario.value === 'sample' && attack.value === 'none'
    const [show, jar, other, key] = await Promise.all([
      isThere ? clear : prepare('sample'),
      sample(JAR),
      sample(OTHER),
      sample(DEMO_KEY),
    ])
    if (!isNewest()) return
    show()
    artifact.value = next === 'bad' ? other : jar
    fetched.value = next === 'no-key' || next === 'fetch' ? [] : [key]
    tab.value = next === 'fetch' ? 'keyserver' : 'checks'
    step.value = next
  })

  /** Lets an attacker at a release of the lab's own maintainer. */
  const attackWith = prepared(async (id: OpenpgpAttackId | 'none') => {
    if (id === 'none') return choose('sample')
    const isNewest = newTurn()
    const found = await attackedRelease(id)
    if (!found) return
    const expected = await fingerprintOf(found.honest.keys)
    const wasPinned = fingerprint.value.trim() !== ''
    const [jar, asc, ...handed] = await Promise.all(attackedPaths(id, found).map(sample))
    if (!isNewest()) return
    clear()
    artifact.value = jar
    signature.value = asc
    cleartext.value = undefined
    fetched.value = handed
    query.value = say.labAddress
    pin.value = expected
    fingerprint.value = wasPinned ? expected : ''
    scenario.value = 'sample'
    attack.value = id
  })

  /** Also where another window, or a link, let the attacker in. */
  watch(
    attack,
    async (id) => {
      if (id === 'none') {
        const keys = await Promise.all(
          [DEMO_KEY, CLEARSIGNER].map(async (path) => allBytes(await sample(path))),
        )
        if (attack.value !== 'none') return
        keyserver.value = keys.reduce((server, key) => uploadKeys(server, key).keyserver, createKeyserver())
      } else {
        const found = await attackedRelease(id)
        if (!found || attack.value !== id) return
        keyserver.value = found.attacked.keyserver
        made.value = { id, paths: attackedPaths(id, found) }
      }
    },
    { immediate: true },
  )

  /** The attack of which all that is judged is: its story is told of nothing else. */
  const standing = computed(() => {
    const id = attack.value
    if (id === 'none' || made.value?.id !== id || chosen.value.length > 0 || own.value) return undefined
    const there = [artifact.value, signature.value, ...fetched.value].map((one) =>
      one && !isChanged(one) ? one.sample : undefined,
    )
    const { paths } = made.value
    return there.length === paths.length && paths.every((path, i) => there[i] === path) ? id : undefined
  })

  async function fingerprintOf(keyFiles: readonly Uint8Array[]): Promise<string> {
    const { keys: views } = await openpgpWorker().describeKeys(keyFiles, { now: new Date() })
    return views[0]?.fingerprint ?? ''
  }

  /** Asks the keyserver for a key by its fingerprint, and believes only what the answer proves. */
  const importKey = prepared(async (asked: string) => {
    importTrouble.value = undefined
    const answer = byFingerprint(keyserver.value, asked)
    if (!answer) return
    const begun = turn
    const receipt = await openpgpWorker().checkReceivedKey(answer, asked, new Date())
    if (receipt.status !== 'asked-for') {
      const { other, noKey, tooMuch } = say.keyserver
      importTrouble.value =
        receipt.status === 'other-key' ? other(asked) : receipt.status === 'too-much' ? tooMuch : noKey
      return
    }
    const received = demoFile(`${asked.slice(-16)}.asc`, blob(answer))
    const known = await recognised(received, [DEMO_KEY, CLEARSIGNER])
    if (begun !== turn) return
    fetched.value = [...fetched.value, known]
    if (step.value === 'fetch') step.value = 'good'
    tab.value = 'checks'
  })

  /** Certifies the signer's key with a key of one's own, which is made for it: gpg's warning goes. */
  const certify = prepared(async (signer: string) => {
    trouble.value = undefined
    const begun = turn
    const worker = openpgpWorker()
    const created = new Date()
    const key = await worker.makeKey({ userId: say.ownUserId, algorithm: 'ed25519', created })
    if (!key.made) return
    const certifiedIn = async (list: readonly DemoFile[]) => {
      const next: DemoFile[] = []
      for (const one of list) {
        const bytes = await claimBytes(one)
        const { keys: views } = await worker.describeKeys([bytes], { now: created })
        const wanted = views.some((view) => view.fingerprint === signer)
        const certified = wanted ? await worker.certify(key.fingerprint, bytes, { created }) : undefined
        next.push(certified?.made ? madeFrom(one, certified.publicKey) : one)
      }
      return next
    }
    const [fromServer, fromFiles] = [await certifiedIn(fetched.value), await certifiedIn(chosen.value)]
    if (begun !== turn) return
    fetched.value = fromServer
    chosen.value = fromFiles
    own.value = demoFile('my-key.asc', blob(key.publicKey))
    ownFingerprint.value = key.fingerprint
  })

  const take = inTurn(async (dropped: readonly File[]) => {
    trouble.value = undefined
    try {
      const seen = await lookAtAll(dropped)
      // What was asked for before, and is still on its way, must not come between a person's files.
      newTurn()
      const all = () => [...held.value, ...fetched.value.map((key) => [edition.demos.keys, key] as const)]
      const before = all()
      const [mine, asc] = [ifOwn(artifact.value), ifOwn(signature.value)]
      const to = arrange(seen, { artifact: mine?.name, signature: asc?.name })
      if (to.aside.size < seen.length) place(to)
      placed.value = placements(
        seen.map((one) => handedAs(one, to.aside)),
        before,
        all(),
      )
    } catch (error) {
      trouble.value = explain(error, dropped[0]?.name ?? '')
    }
  })

  /** In place of the deck's own, and beside what a person has brought already, where that is of the same form. */
  function place(to: Arranged) {
    const inClear =
      to.cleartext !== undefined ||
      (!to.artifact &&
        !to.signature &&
        scenario.value === 'clearsigned' &&
        ifOwn(cleartext.value) !== undefined)
    const [mine, asc, text] = [artifact, signature, cleartext].map(({ value }) => ifOwn(value))
    becomeOwn(inClear)
    artifact.value = inClear ? undefined : to.artifact ? asItIs(to.artifact) : mine
    signature.value = inClear ? undefined : (inputOf(to.signature, 'signature') ?? asc)
    cleartext.value = inClear ? (inputOf(to.cleartext, 'cleartext') ?? text) : undefined
    chosen.value = [...chosen.value, ...to.keys.flatMap((one) => inputOf(one, 'keys') ?? [])]
  }

  function handedAs(one: Seen, aside: Arranged['aside']): Handed {
    const { name } = one.file
    const { drops } = edition.demos
    const roles = {
      artifact: edition.demos.artifact,
      signature: edition.demos.claim.openpgp,
      cleartext: say.clearsigned,
    }
    const role = roleOf(one)
    const why: Aside | undefined = aside.get(one)
    if (why === 'other') return { name, why: drops.other(whatItIs(one.looked)) }
    if (why === 'inClear' || why === 'detached') return { name, why: drops[why] }
    if (why !== undefined) return { name, why: drops.justOne(roles[why]) }
    if (role === 'keys') return { name, as: drops.key }
    if (role !== undefined || one.looked.kind === 'artifact')
      return { name, as: drops.as(roles[role ?? 'artifact']) }
    return { name, as: drops.asWell(roles.artifact, whatItIs(one.looked)) }
  }

  const takeAs = inTurn(async (kind: InputKind | 'keys', picked: readonly File[]) => {
    const [first] = picked
    if (!first) return
    const isNewest = newTurn()
    trouble.value = undefined
    placed.value = []
    if (kind === 'artifact') return takePicked(kind, [demoFile(first.name, first)])
    try {
      const files: DemoFile[] = []
      const others: Placement[] = []
      for (const one of kind === 'keys' ? picked : picked.slice(0, 1)) {
        const taken = takenFor(await lookAt(one), 'openpgp', kind)
        if (typeof taken === 'string') others.push(...refused(one, taken))
        else files.push(...taken.map(({ file: own }) => own))
      }
      if (!isNewest()) return
      takePicked(kind, files)
      placed.value = others
    } catch (error) {
      trouble.value = explain(error, first.name)
    }
  })

  function takePicked(kind: InputKind | 'keys', files: readonly DemoFile[]) {
    const [first] = files
    if (!first) return
    becomeOwn(kind === 'cleartext' || (kind === 'keys' && scenario.value === 'clearsigned'))
    if (kind === 'keys') chosen.value = [...chosen.value, ...files]
    else set(kind, first)
  }

  /** Somebody's own files have nothing to do with the sample's key. */
  function becomeOwn(inClear: boolean) {
    turn++
    step.value = 'none'
    attack.value = 'none'
    // The sample's expectation says nothing about somebody's own files; log4j's is about them.
    if (scenario.value !== 'log4j') {
      if (isExpected(pin.value)) fingerprint.value = ''
      pin.value = ''
    }
    if (inClear) {
      if (scenario.value !== 'clearsigned' || (cleartext.value && isDecks(cleartext.value)))
        fetched.value = []
      scenario.value = 'clearsigned'
      tab.value = 'words'
    } else if (scenario.value === 'sample' || scenario.value === 'clearsigned') {
      scenario.value = 'own'
      fetched.value = []
      own.value = undefined
      ownFingerprint.value = ''
    }
  }

  function set(kind: InputKind, one: DemoFile) {
    if (kind === 'artifact') artifact.value = one
    else if (kind === 'signature') signature.value = one
    else cleartext.value = one
  }

  function dropKeys() {
    turn++
    fetched.value = []
    chosen.value = []
    own.value = undefined
    ownFingerprint.value = ''
  }

  return {
    preparing: computed(() => preparing.value || story.entering.value),
    story,
    whose,
    scenario,
    step,
    attack,
    standing,
    artifact,
    signature,
    cleartext,
    fetched,
    chosen,
    own,
    keys,
    ownFingerprint,
    fingerprint,
    pin,
    isPinned,
    keyserver,
    query,
    tab,
    trouble,
    importTrouble,
    placed,
    held,
    isAsChosen,
    isAtStep,
    request,
    start,
    reset: story.again,
    choose: onceBegun(choose),
    goTo: onceBegun(goTo),
    attackWith: onceBegun(attackWith),
    importKey,
    certify,
    take,
    takeAs,
    set,
    dropKeys,
  }
}

function asItIs({ file: own }: Seen): DemoFile {
  return demoFile(own.name, own)
}

function inputOf(seen: Seen | undefined, role: 'signature' | 'cleartext' | 'keys'): DemoFile | undefined {
  return seen && inputsFor(seen, 'openpgp', role)[0]?.file
}

/** A link's keys are handed over like a file's, by nobody that is known. */
function byWay(chosen: readonly DemoFile[]) {
  return {
    file: chosen.filter(({ from }) => from === undefined),
    link: chosen.filter(({ from }) => from === 'link'),
  }
}

function knownFingerprints() {
  return optionalJson<{ demo: string }>('openpgp/fingerprints.json')
}

/** Whoever brought a key brought what is made of it here. */
function madeFrom({ name, from }: DemoFile, bytes: Uint8Array): DemoFile {
  return { ...demoFile(name, blob(bytes)), ...(from !== undefined && { from }) }
}

function blob(bytes: Uint8Array): Blob {
  return new Blob([bytes.slice()])
}
