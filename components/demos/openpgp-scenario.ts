/** What the OpenPGP demo verifies: where its inputs come from, and every way they change. */
import { computed, ref, shallowRef, watch } from 'vue'
import { ja } from '../../locales/ja.ts'
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'
import { equalBytes } from '../../playground/bytes.ts'
import {
  byFingerprint,
  createKeyserver,
  type Keyserver,
  uploadKeys,
} from '../../playground/world/keyserver.ts'
import { allBytes, type DemoFile, demoFile } from './demo-file.ts'
import { claimBytes, explain } from './explain.ts'
import { kindOf } from './openpgp-files.ts'
import { optionalJson, sample } from './samples.ts'
import { choice, file, files, text } from './state/fields.ts'
import { useDemoState } from './state/use-demo-state.ts'
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
export type KeyOrigin = 'keyserver' | 'file' | 'own'
export type InputKind = 'artifact' | 'signature' | 'cleartext'

const JAR = 'hello-shomei-1.0.0.jar'
const DEMO_KEY = 'openpgp/demo-key.asc'
const CLEARSIGNED = 'openpgp/announcement.txt.asc'
const CLEARSIGNER = 'openpgp/maintainer-key.asc'
/** Another file, as innocent as the artifact. */
const OTHER = 'SHA256SUMS'
const LOG4J_FINGERPRINT = '077E8893A6DCC33DD4A4D5B256E73BA9A0B592D0'
const ME = 'Shomei の学習者（このページだけの鍵） <me@example.com>'

export function useOpenpgpScenario(preset: {
  readonly scenario: Scenario
  readonly attack?: OpenpgpAttackId
}) {
  const say = ja.demos.openpgp
  const scenario = ref<Scenario>('sample')
  const step = ref<Step | 'none'>('none')
  const attack = ref<OpenpgpAttackId | 'none'>('none')
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

  const keys = computed(() => [...fetched.value, ...chosen.value, ...(own.value ? [own.value] : [])])
  const request = computed(() => {
    const claim = scenario.value === 'clearsigned' ? cleartext.value : signature.value
    if (!claim || (scenario.value !== 'clearsigned' && !artifact.value)) return undefined
    return {
      artifact: scenario.value === 'clearsigned' ? undefined : artifact.value,
      claim,
      keys: keys.value,
      fingerprint: fingerprint.value.trim(),
      trusted: ownFingerprint.value ? [ownFingerprint.value] : [],
    }
  })

  const state = useDemoState('openpgp', {
    scenario: choice(scenario, [...SCENARIOS, 'own']),
    step: choice(step, [...STEPS, 'none']),
    attack: choice(attack, ['none', ...(Object.keys(ja.openpgpAttacks) as OpenpgpAttackId[])]),
    artifact: file(artifact),
    signature: file(signature),
    cleartext: file(cleartext),
    fetched: files(fetched),
    chosen: files(chosen),
    own: file(own),
    ownFingerprint: text(ownFingerprint),
    fingerprint: text(fingerprint),
    pin: text(pin),
    query: text(query),
    tab: choice(tab, TABS),
  })

  async function start() {
    await state.begin(reset)
  }

  async function reset() {
    fingerprint.value = ''
    query.value = ''
    if (preset.attack) await attackWith(preset.attack)
    else await choose(preset.scenario)
  }

  function clear() {
    trouble.value = undefined
    importTrouble.value = undefined
    attack.value = 'none'
    step.value = 'none'
    own.value = undefined
    ownFingerprint.value = ''
    chosen.value = []
    tab.value = 'checks'
  }

  async function choose(next: Scenario) {
    const inClear = next === 'clearsigned'
    const [jar, asc, key, text, known] = await Promise.all([
      sample(JAR),
      sample(`openpgp/${JAR}.asc`),
      sample(inClear ? CLEARSIGNER : DEMO_KEY),
      sample(CLEARSIGNED),
      optionalJson<{ demo: string }>('openpgp/fingerprints.json'),
    ])
    const demo = inClear ? await fingerprintOf([await allBytes(key)]) : (known?.demo ?? '')
    const isOwn = next === 'log4j' || next === 'own'
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

  /** One of the talk's four steps, from wherever the demo stands. */
  async function goTo(next: Step) {
    if (scenario.value !== 'sample' || attack.value !== 'none') await choose('sample')
    else clear()
    const [jar, other, key] = await Promise.all([sample(JAR), sample(OTHER), sample(DEMO_KEY)])
    artifact.value = next === 'bad' ? other : jar
    fetched.value = next === 'no-key' || next === 'fetch' ? [] : [key]
    tab.value = next === 'fetch' ? 'keyserver' : 'checks'
    step.value = next
  }

  /** Lets an attacker at a release of the lab's own maintainer. */
  async function attackWith(id: OpenpgpAttackId | 'none') {
    if (id === 'none') return choose('sample')
    const jar = await sample(JAR)
    const found = await openpgpWorker().attack(id, await allBytes(jar), new Date())
    if (!found) return
    const { honest, attacked } = found
    const expected = await fingerprintOf(honest.keys)
    const wasPinned = fingerprint.value !== ''
    clear()
    artifact.value = equalBytes(attacked.artifact, await allBytes(jar))
      ? jar
      : demoFile(JAR, blob(attacked.artifact))
    signature.value = demoFile(`${JAR}.asc`, blob(attacked.signature))
    cleartext.value = undefined
    fetched.value = attacked.keys.map((bytes, i) => demoFile(`key-${i + 1}.asc`, blob(bytes)))
    query.value = say.labAddress
    pin.value = expected
    fingerprint.value = wasPinned ? expected : ''
    scenario.value = 'sample'
    attack.value = id
  }

  /** Also where another window, or a link, let the attacker in. */
  watch(
    attack,
    async (id) => {
      if (id === 'none') {
        const keys = await Promise.all(
          [DEMO_KEY, CLEARSIGNER].map(async (path) => allBytes(await sample(path))),
        )
        keyserver.value = keys.reduce((server, key) => uploadKeys(server, key).keyserver, createKeyserver())
      } else {
        const found = await openpgpWorker().attack(id, await allBytes(await sample(JAR)), new Date())
        if (found && attack.value === id) keyserver.value = found.attacked.keyserver
      }
    },
    { immediate: true },
  )

  async function fingerprintOf(keyFiles: readonly Uint8Array[]): Promise<string> {
    const { keys: views } = await openpgpWorker().describeKeys(keyFiles, new Date())
    return views[0]?.fingerprint ?? ''
  }

  /** Asks the keyserver for a key by its fingerprint, and believes only what the answer proves. */
  async function importKey(asked: string) {
    importTrouble.value = undefined
    const answer = byFingerprint(keyserver.value, asked)
    if (!answer) return
    const receipt = await openpgpWorker().checkReceivedKey(answer, asked, new Date())
    if (receipt.status !== 'asked-for') {
      const { other, noKey, tooMuch } = say.keyserver
      importTrouble.value =
        receipt.status === 'other-key' ? other(asked) : receipt.status === 'too-much' ? tooMuch : noKey
      return
    }
    fetched.value = [...fetched.value, demoFile(`${asked.slice(-16)}.asc`, blob(answer))]
    if (step.value === 'fetch') step.value = 'good'
    tab.value = 'checks'
  }

  /** Certifies the signer's key with a key of one's own, which is made for it: gpg's warning goes. */
  async function certify(signer: string) {
    trouble.value = undefined
    const worker = openpgpWorker()
    const created = new Date()
    const key = await worker.makeKey({ userId: ME, algorithm: 'ed25519', created })
    if (!key.made) return
    for (const list of [fetched, chosen]) {
      const next: DemoFile[] = []
      for (const one of list.value) {
        const bytes = await claimBytes(one)
        const { keys: views } = await worker.describeKeys([bytes], created)
        const wanted = views.some((view) => view.fingerprint === signer)
        const certified = wanted ? await worker.certify(key.fingerprint, bytes, { created }) : undefined
        next.push(certified?.made ? demoFile(one.name, blob(certified.publicKey)) : one)
      }
      list.value = next
    }
    own.value = demoFile('my-key.asc', blob(key.publicKey))
    ownFingerprint.value = key.fingerprint
  }

  async function take(dropped: readonly File[]) {
    trouble.value = undefined
    try {
      for (const one of dropped) {
        const kind = await kindOf(one)
        becomeOwn(kind === 'cleartext')
        if (kind === 'keys') chosen.value = [...chosen.value, demoFile(one.name, one)]
        else set(kind, demoFile(one.name, one))
      }
    } catch (error) {
      trouble.value = explain(error, dropped[0]?.name ?? '')
    }
  }

  function takeAs(kind: InputKind | 'keys', picked: readonly File[]) {
    const [first] = picked
    if (!first) return
    trouble.value = undefined
    becomeOwn(kind === 'cleartext')
    if (kind === 'keys') chosen.value = [...chosen.value, ...picked.map((one) => demoFile(one.name, one))]
    else set(kind, demoFile(first.name, first))
  }

  /** Somebody's own files have nothing to do with the sample's key. */
  function becomeOwn(inClear: boolean) {
    step.value = 'none'
    attack.value = 'none'
    if (inClear) {
      if (scenario.value !== 'clearsigned') fetched.value = []
      scenario.value = 'clearsigned'
      tab.value = 'words'
    } else if (scenario.value === 'sample' || scenario.value === 'clearsigned') {
      scenario.value = 'own'
      fetched.value = []
      own.value = undefined
      ownFingerprint.value = ''
      pin.value = ''
    }
  }

  function set(kind: InputKind, one: DemoFile) {
    if (kind === 'artifact') artifact.value = one
    else if (kind === 'signature') signature.value = one
    else cleartext.value = one
  }

  function dropKeys() {
    fetched.value = []
    chosen.value = []
    own.value = undefined
    ownFingerprint.value = ''
  }

  return {
    scenario,
    step,
    attack,
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
    keyserver,
    query,
    tab,
    trouble,
    importTrouble,
    request,
    start,
    reset,
    choose,
    goTo,
    attackWith,
    importKey,
    certify,
    take,
    takeAs,
    set,
    dropKeys,
  }
}

function blob(bytes: Uint8Array): Blob {
  return new Blob([bytes.slice()])
}
