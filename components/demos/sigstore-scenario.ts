/** What the Sigstore demo verifies: where its four inputs come from, and every way they change. */
import { computed, ref, shallowRef, watch } from 'vue'
import { edition } from '#words'
import { intake } from '#words/intake'
import { equalBytes } from '../../playground/bytes.ts'
import { SLSA_PROVENANCE } from '../../playground/sigstore/format.ts'
import type { SigstoreAttackId } from '../../playground/attacks/sigstore.ts'
import { useCopied } from './copied.ts'
import { allBytes, areAsTheyCame, type DemoFile, demoFile, withContent } from './demo-file.ts'
import { explain, reading } from './explain.ts'
import { type Input, inputsFor, lookAt, lookAtAll, type Seen, takenFor, whatItIs } from './door.ts'
import { leftovers } from './leftovers.ts'
import { type NpmSamples, npmSamples } from './npm-samples.ts'
import { type Handed, type Held, ifOwn, type Placement, placements, refused } from './placements.ts'
import { recognised, sample } from './samples.ts'
import {
  ATTACKED,
  attackedScenario,
  changedBy,
  type InputKind,
  isAsAttacked,
  JAR,
  LAB_BUNDLES,
  LAB_IDENTITY,
  LAB_ISSUER,
  LAB_ROOT,
  PUBLIC_GOOD,
  ROOTS,
} from './sigstore-lab.ts'
import { type Arranged, arrange, type Asked, believable } from './sigstore-placing.ts'
import { useOffers } from './use-offers.ts'
import { usePreparing } from './use-preparing.ts'
import { enterSigstoreStep, SIGSTORE_STORY } from './sigstore-story.ts'
import { useRegistrys } from './use-registrys.ts'
import { rootKindOf, useRootKind } from './use-root-kind.ts'
import { useStory } from './use-story.ts'
import { doubt, flag, mirrored, optionalChoice, text, unlinked } from './state/fields.ts'
import { file, isSample, shippedFile } from './state/file-fields.ts'
import { repositoryNamed, statementTypeMeant, textMeant } from './state/meaning.ts'
import { useDemoState } from './state/use-demo-state.ts'

/**
 * @param first the attacker whom the demo lets in to begin with
 * @param clicks of the slide, where the demo is told as a story
 */
export function useSigstoreScenario(
  first?: SigstoreAttackId,
  clicks: () => number | undefined = () => undefined,
) {
  const say = edition.demos.sigstore
  const scenario = ref('lab')
  const artifact = shallowRef<DemoFile>()
  /** The artifact's bytes are a SHA-512 that the lock file knows, not the package itself. */
  const digestOnly = ref(false)
  const bundle = shallowRef<DemoFile>()
  /** Where one file holds several bundles. */
  const choices = shallowRef<readonly { readonly label: string; readonly file: DemoFile }[]>([])
  const trustedRoot = shallowRef<DemoFile>()
  const identity = ref('')
  const issuer = ref('')
  /** What was built: needed where the identity is a workflow that others call. */
  const sourceRepository = ref('')
  const sourceRef = ref('')
  const expectation = computed(() => [identity, issuer].flatMap(({ value }) => textMeant(value)).join('\n'))
  const {
    copied,
    isCopied,
    copy: copyExpectation,
    confirm: confirmExpectation,
  } = useCopied({ identity, issuer, sourceRepository })
  /** A predicate type, `any`, or nothing: SLSA provenance (Policy.statementType). */
  const statementType = ref('')
  /** That no log has to stand behind it, where the trusted root names none (Policy.noLog). */
  const noLog = ref(false)
  const key = ref<string>()
  const attack = ref<SigstoreAttackId>()
  /** What that attack changes of that scenario. */
  const bent = shallowRef<Parameters<typeof isAsAttacked>[2]>()
  const npm = shallowRef<NpmSamples>({ samples: [], why: undefined })
  const problem = ref<string>()
  const placed = shallowRef<readonly Placement[]>([])

  const files = { artifact, bundle, trustedRoot }
  const { preparing, prepared, inTurn } = usePreparing()
  const story = useStory(SIGSTORE_STORY, clicks)
  const {
    offered,
    offer,
    answer: answerOffer,
  } = useOffers({
    root: (one) => {
      trustedRoot.value = one
      problem.value = undefined
    },
    key: async (one) => {
      await becomeOwn()
      key.value = await one.original.text()
    },
  })
  const held = computed<Held>(() => [
    [edition.demos.artifact, artifact.value],
    [edition.demos.claim.sigstore, bundle.value],
    [edition.demos.trustedRoot, trustedRoot.value],
  ])
  const rootKind = useRootKind(trustedRoot, ROOTS)
  const publicGood = computed(() => rootKind.value === 'public')
  const isReal = useRegistrys(artifact, bundle, npm)

  const demoState = useDemoState('sigstore', {
    view: { asked: mirrored(story.asked) },
    artifact: { artifact: file(artifact) },
    claim: { bundle: file(bundle) },
    tampering: { attack: optionalChoice(attack, Object.keys(edition.attacks) as SigstoreAttackId[]) },
    policy: {
      identity: text(identity, textMeant),
      issuer: text(issuer, textMeant),
      sourceRepository: text(sourceRepository, repositoryNamed),
      sourceRef: text(sourceRef, textMeant),
      statementType: text(statementType, statementTypeMeant),
      noLog: flag(noLog),
      copied: doubt(copied),
    },
    trust: { trustedRoot: shippedFile(trustedRoot, Object.values(ROOTS)), key: unlinked(key) },
    origin: { scenario: text(scenario), digestOnly: flag(digestOnly) },
  })

  const policy = computed(() => ({
    ...(key.value === undefined
      ? {
          identity: identity.value.trim(),
          issuer: issuer.value.trim(),
          ...(sourceRepository.value.trim() && { sourceRepository: sourceRepository.value.trim() }),
          ...(sourceRef.value.trim() && { sourceRef: sourceRef.value.trim() }),
        }
      : { key: key.value }),
    ...(statementType.value !== '' && { statementType: statementType.value }),
    ...(noLog.value && { noLog: true }),
  }))
  /** What keeps it from being verified, in whichever window. */
  const trouble = computed(() => {
    if (problem.value) return problem.value
    if (!bundle.value) return scenario.value === 'own' && artifact.value ? say.noBundle : undefined
    if (!trustedRoot.value) return say.noRoot
    return artifact.value ? undefined : say.noArtifact
  })
  const request = computed(() =>
    artifact.value && bundle.value && trustedRoot.value
      ? {
          artifact: artifact.value,
          digestOnly: digestOnly.value,
          bundle: bundle.value,
          trustedRoot: trustedRoot.value,
          policy: policy.value,
        }
      : undefined,
  )
  const scenarios = computed(() => [
    { id: 'lab', title: say.scenarios.lab },
    { id: 'provenance', title: say.scenarios.provenance },
    ...npm.value.samples.flatMap((one, i) =>
      one.attestations
        .map((attestation, j) => ({ id: `npm-${i}-${j}`, title: one.title, attestation }))
        .filter(({ attestation }) => attestation.predicateType.startsWith(SLSA_PROVENANCE)),
    ),
  ])
  const isLab = computed(() => scenario.value === 'lab' || scenario.value === 'provenance')

  /** Also where another window, or a link, let the attacker in. */
  watch(
    [attack, scenario],
    async ([id, of]) => {
      if (id === undefined) return
      const changed = await changedBy(of, id).catch(() => undefined)
      if (changed && attack.value === id && scenario.value === of) bent.value = { scenario: of, id, changed }
    },
    { immediate: true },
  )
  /** The attack of which all that is judged is: its story is told of nothing else. */
  const standing = computed(() => {
    const of = bent.value
    if (of === undefined || of.id !== attack.value || of.scenario !== scenario.value) return undefined
    const kinds = ['artifact', 'bundle', 'trustedRoot'] as const
    return kinds.every((kind) => isAsAttacked(files[kind].value, kind, of)) ? of.id : undefined
  })

  /** What to say beneath the inputs: where they come from, or what is wrong with them. */
  const origin = computed(() => {
    if (problem.value) return problem.value
    if (attack.value) return undefined
    if (digestOnly.value && isReal.value) return `${say.real}${say.lock}`
    if (scenario.value === 'own' || !Object.values(files).every(({ value }) => isSample(value)))
      return undefined
    return npm.value.why ? `${say.simulated}${say[npm.value.why]}` : say.simulated
  })

  /** Whether what is shown still is the scenario that is named: a byte changed, and it is something else. */
  const isAsChosen = computed(
    () =>
      attack.value === undefined &&
      leftover.value === undefined &&
      areAsTheyCame(held.value.map(([, file]) => file)),
  )

  async function start() {
    // Whom it expects is known before anything has come.
    expectLab()
    // Asked for together with the registry's, which come first only because a link may name one of them.
    for (const path of [JAR, `sigstore/${JAR}.sigstore.json`, LAB_ROOT]) sample(path).catch(() => undefined)
    try {
      npm.value = await npmSamples()
      await story.begin({
        demo: demoState,
        enter: (step) => enterSigstoreStep({ choose: chosenFrom, change, artifact, bundle, identity }, step),
        preset: toPreset,
        settle,
        fail: (error) => (problem.value = explain(error, JAR)),
      })
    } catch (error) {
      problem.value = explain(error, JAR)
    }
  }

  /** What it shows where it is no story. */
  async function toPreset() {
    offered.value = undefined
    await choose('lab')
    if (first) await attackWith(first)
  }

  /** After a link: what this is called follows from the files, and an attack on the root is made here. */
  const settle = prepared(async (): Promise<readonly string[]> => {
    const isFrom = (one: DemoFile | undefined, path: string | undefined) => one?.sample === path
    const base = Object.keys(LAB_BUNDLES).find(
      (id) =>
        isFrom(artifact.value, JAR) &&
        isFrom(bundle.value, LAB_BUNDLES[id]) &&
        isFrom(trustedRoot.value, LAB_ROOT),
    )
    scenario.value = base ?? 'own'
    digestOnly.value = false
    choices.value = []
    key.value = undefined
    const place = `${ATTACKED}/${base}/${attack.value}`
    const changed = base !== undefined && attack.value && (await changedBy(base, attack.value))
    const isAttacked = (kind: InputKind) =>
      files[kind].value?.rewrittenAs === (changed && changed.includes(kind) ? `${place}/${kind}` : undefined)
    if (!changed || !isAttacked('artifact') || !isAttacked('bundle')) attack.value = undefined
    const root = await sample(LAB_ROOT)
    if (base !== undefined && attack.value !== undefined) {
      const bent = await attackedScenario(base, attack.value)
      trustedRoot.value = bent ? await changedFile(root, bent.trustedRoot, `${place}/trustedRoot`) : root
      for (const one of [artifact, bundle]) one.value = one.value && asMade(one.value)
    } else if (isAnyAttacked()) scenario.value = 'own'
    return []
  })

  /** What this deck's own attacker makes is no stranger's file, unless somebody went on changing it. */
  function asMade(one: DemoFile): DemoFile {
    if (one.from === undefined || one.rewrittenAs === undefined || one.patches.size > 0) return one
    const { from: _, ...made } = one
    return made
  }

  const isAnyAttacked = () => [artifact, bundle].some((one) => one.value?.rewrittenAs !== undefined)

  /** What a person does last counts: a scenario that is still on its way comes too late. */
  let turn = 0

  /** All of it or nothing: what did not come, or came too late, leaves what is there. @returns whether it came */
  const choose = prepared(async (id: string): Promise<boolean> => {
    const mine = ++turn
    const match = /^npm-(\d+)-(\d+)$/.exec(id)
    const real = match && npm.value.samples[Number(match[1])]
    const attestation = real?.attestations[Number(match?.[2])]
    const brought =
      real && attestation
        ? ([
            asked(say.digestOnly(real.title), real.sha512),
            asked(`${real.title}.sigstore.json`, attestation.bundle),
            await sample(PUBLIC_GOOD),
          ] as const)
        : await Promise.all([
            sample(JAR),
            sample(LAB_BUNDLES[id] ?? `sigstore/${JAR}.sigstore.json`),
            sample(LAB_ROOT),
          ])
    if (mine !== turn) return false
    placed.value = []
    offered.value = undefined
    problem.value = undefined
    attack.value = undefined
    key.value = undefined
    choices.value = []
    ;[artifact.value, bundle.value, trustedRoot.value] = brought
    digestOnly.value = Boolean(real && attestation)
    if (digestOnly.value) expectNobody()
    else expectLab()
    scenario.value = id
    return true
  })

  async function chosenFrom(id: string): Promise<void> {
    await choose(id)
  }

  /** What a person asked for and what did not come is said in one sentence. */
  function told<Asked>(work: (asked: Asked) => Promise<unknown>, nameOf: (asked: Asked) => string) {
    return async (asked: Asked): Promise<void> => {
      const name = nameOf(asked)
      try {
        await work(asked)
      } catch (error) {
        problem.value = explain(error, name)
      }
    }
  }

  function asked(name: string, bytes: Uint8Array): DemoFile {
    return { ...demoFile(name, new Blob([bytes.slice()])), from: 'registry' }
  }

  const isLabExpected = () => expectation.value === `${LAB_IDENTITY}\n${LAB_ISSUER}`

  function expectLab() {
    expectNobody()
    identity.value = LAB_IDENTITY
    issuer.value = LAB_ISSUER
  }

  function expectNobody() {
    identity.value = ''
    issuer.value = ''
    sourceRepository.value = ''
    sourceRef.value = ''
    noLog.value = false
    statementType.value = ''
    confirmExpectation()
  }

  /** Somebody's own bundle is most likely from the public instance, and nobody is expected yet. */
  async function becomeOwn() {
    attack.value = undefined
    const isNew = scenario.value !== 'own'
    if (isNew || isLabExpected()) expectNobody()
    scenario.value = 'own'
    // A root that a person chose stays chosen. A sample that a link left here is not: anybody signs in the lab.
    const { value: root } = trustedRoot
    if (root && (root.sample === undefined || (!isNew && root.sample === PUBLIC_GOOD))) return
    try {
      trustedRoot.value = await sample(PUBLIC_GOOD)
    } catch {
      // The deck was built without it. Where the lab's root stayed, whoever forges in the lab would be believed.
      trustedRoot.value = undefined
    }
  }

  const take = inTurn(async (dropped: readonly File[]) => {
    turn++
    problem.value = undefined
    try {
      const before = held.value
      const seen = await lookAtAll(dropped)
      // What was asked for meanwhile, and is still on its way, must not come between a person's files.
      turn++
      const handed = await takeAll(seen)
      placed.value = placements(handed, before, held.value)
    } catch (error) {
      problem.value = explain(error, dropped[0]?.name ?? '')
    }
  })

  function takeDecksAway() {
    artifact.value = ifOwn(artifact.value)
    bundle.value = ifOwn(bundle.value)
    if (!bundle.value) choices.value = []
  }

  async function takeAll(seen: readonly Seen[]): Promise<readonly Handed[]> {
    const to = arrange(seen, {
      artifact: ifOwn(artifact.value)?.name,
      bundle: ifOwn(bundle.value)?.name,
    })
    const { artifact: one, bundle: claim, asked } = to
    if ((one ?? claim) && !(await takeDecks(claim?.file, one?.file))) {
      // Nobody's own bundle is judged with the deck's file, nor their file with the deck's bundle.
      takeDecksAway()
      if (claim) await takeBundles(inputsFor(claim, 'sigstore', 'bundle'))
      if (one) await takeArtifact(one.file)
      // What came meanwhile too: a step of the story, in this window or another.
      takeDecksAway()
    }
    // Whoever made the claim may have made these for it: nobody is believed because of where they lay.
    if (asked) await offerOne(asked)
    return seen.map((each) => handedAs(each, to))
  }

  function handedAs(one: Seen, { artifact: about, asked, aside }: Arranged): Handed {
    const { name } = one.file
    const { drops } = edition.demos
    const { looked } = one
    const roles = { artifact: edition.demos.artifact, bundle: edition.demos.claim.sigstore }
    const trust = { root: edition.demos.trustedRoot, key: edition.demos.keys }
    const why = aside.get(one)
    switch (why) {
      case undefined:
        if (one === asked?.seen) return { name, as: drops.asked(trust[asked.kind]) }
        if (one !== about) return { name, as: drops.as(roles.bundle) }
        return {
          name,
          as:
            looked.kind === 'artifact'
              ? drops.as(roles.artifact)
              : drops.asWell(roles.artifact, whatItIs(looked)),
        }
      case 'artifact':
      case 'bundle':
        return { name, why: drops.justOne(roles[why]) }
      case 'later':
        return { name, why: drops.oneQuestion }
      case 'several':
        return { name, why: drops.other(tooMany(believable(one))) }
      case 'elsewhere':
        return { name, why: drops.other(intake.elsewhere) }
      case 'other':
        return { name, why: drops.other(whatItIs(looked)) }
    }
  }

  const tooMany = (inputs: readonly Input[]) =>
    intake.isSeveral(
      inputs.length,
      inputs[0]?.role === 'trusted-root' ? edition.demos.trustedRoot : edition.demos.keys,
    )

  async function offerOne({ kind, input }: Asked) {
    offer(kind, input.file, kind === 'root' ? await rootKindOf(input.file, ROOTS) : 'own')
  }

  /**
   * The lab's own bundle, to the byte, is judged as the deck itself judges it: with the lab's root and expectation.
   *
   * @returns whether it is that
   */
  async function takeDecks(claim: File | undefined, one: File | undefined): Promise<boolean> {
    if (!claim) return false
    const same = await reading(claim, () =>
      recognised(demoFile(claim.name, claim), Object.values(LAB_BUNDLES)),
    )
    const id = Object.keys(LAB_BUNDLES).find((lab) => same.sample === LAB_BUNDLES[lab])
    if (id === undefined) return false
    const mine = one
      ? await reading(one, () => recognised(demoFile(one.name, one), [JAR]))
      : ifOwn(artifact.value)
    const isAsked = digestOnly.value && !one
    await choose(id)
    if (!mine || isAsked) return true
    artifact.value = mine
    if (ifOwn(mine)) scenario.value = 'own'
    return true
  }

  async function takeArtifact(file: File) {
    if (scenario.value !== 'own') await becomeOwn()
    pickArtifact(file)
  }

  function pickArtifact(file: File) {
    attack.value = undefined
    artifact.value = demoFile(file.name, file)
    digestOnly.value = false
  }

  /** Somebody's own bundle is about a file of theirs, not about a package's digest that stood here. */
  async function becomeOwnBundle() {
    await becomeOwn()
    if (digestOnly.value) artifact.value = undefined
    digestOnly.value = false
  }

  async function takeBundles(inputs: readonly Input[]) {
    await becomeOwnBundle()
    choices.value = inputs.map(({ label, file: one }) => ({ label, file: one }))
    bundle.value = inputs[0]?.file
  }

  const takeAs = inTurn(async (kind: InputKind, [file]: readonly File[]) => {
    if (!file) return
    const mine = ++turn
    placed.value = []
    if (kind === 'artifact') return pickArtifact(file)
    problem.value = undefined
    try {
      const taken = takenFor(await lookAt(file), 'sigstore', kind === 'bundle' ? 'bundle' : 'trusted-root')
      if (mine !== turn) return
      const what = typeof taken === 'string' || kind === 'bundle' ? taken : theOnly(taken)
      if (typeof what === 'string') {
        placed.value = refused(file, what)
        return
      }
      attack.value = undefined
      if (kind === 'bundle') await takeBundles(what)
      else trustedRoot.value = what[0]?.file
    } catch (error) {
      problem.value = explain(error, file.name)
    }
  })

  const theOnly = (inputs: readonly Input[]) => (inputs.length > 1 ? tooMany(inputs) : inputs)

  function change(kind: InputKind, file: DemoFile) {
    turn++
    const before = files[kind].value
    files[kind].value = file
    // Undone, or made into something else: where the attack is named, it would be made again.
    if (before?.rewrittenAs !== undefined && file.rewrittenAs === undefined) attack.value = undefined
  }

  /** Lets an attacker at the scenario as it came; the verifier's policy stays what it was. */
  const attackWith = prepared(async (id: SigstoreAttackId | undefined) => {
    if (!isLab.value) return
    if (!(await choose(scenario.value))) return
    const mine = turn
    const [honest, claim, root] = [artifact.value, bundle.value, trustedRoot.value]
    if (id === undefined || !honest || !claim || !root) return
    const bent = await attackedScenario(scenario.value, id)
    if (mine !== turn) return
    if (!bent) {
      problem.value = say.nothingToAttack
      return
    }
    const place = `${ATTACKED}/${scenario.value}/${id}`
    const changed = await Promise.all([
      changedFile(honest, bent.artifact, `${place}/artifact`),
      changedFile(claim, bent.bundle, `${place}/bundle`),
      changedFile(root, bent.trustedRoot, `${place}/trustedRoot`),
    ])
    if (mine !== turn) return
    ;[artifact.value, bundle.value, trustedRoot.value] = changed
    attack.value = id
  })

  async function changedFile(honest: DemoFile, bytes: Uint8Array, as: string): Promise<DemoFile> {
    return equalBytes(await allBytes(honest), bytes) ? honest : withContent(honest, bytes, as)
  }

  /** The lab's expectations are nobody's who brought their own files. */
  const whose = computed(() => {
    if (demoState.expectations.value.length > 0) return 'link'
    return isLabExpected() && key.value === undefined ? 'sample' : undefined
  })

  /** The card of the root says whose it is; a root or key of the person's own is one part of what is judged. */
  const leftover = computed(() =>
    leftovers([
      [edition.demos.artifact, artifact.value],
      [edition.demos.claim.sigstore, bundle.value],
      [edition.demos.trustedRoot, ifOwn(trustedRoot.value)],
      [say.key, key.value === undefined ? undefined : demoFile(say.key, new Blob())],
    ]),
  )

  return {
    preparing: computed(() => preparing.value || story.entering.value),
    story,
    placed,
    isAsChosen,
    leftover,
    offered,
    answerOffer: told(prepared(answerOffer), () => offered.value?.file.name ?? ''),
    rootKind,
    whose,
    scenario,
    scenarios,
    isLab,
    artifact,
    digestOnly,
    bundle,
    choices,
    trustedRoot,
    publicGood,
    identity,
    issuer,
    sourceRepository,
    sourceRef,
    statementType,
    noLog,
    isCopied,
    copyExpectation,
    confirmExpectation,
    key,
    policy,
    attack,
    standing,
    trouble,
    origin,
    request,
    start,
    reset: () => told(story.again, () => JAR)(undefined),
    choose: told(choose, (id) => (/^npm-/.test(id) ? PUBLIC_GOOD : JAR)),
    take,
    takeAs,
    change,
    attackWith: told(attackWith, () => JAR),
  }
}
