/** Whose trusted root a file is, by its bytes: a name says nothing. */
import { type Ref, ref, watch } from 'vue'
import { type DemoFile, isEqual } from './demo-file.ts'
import { sample } from './samples.ts'

export type RootKind = 'lab' | 'public' | 'own'

/** @param known the deck's own roots, by their samples' paths */
export async function rootKindOf(
  file: DemoFile,
  known: Readonly<Record<'lab' | 'public', string>>,
): Promise<RootKind> {
  for (const kind of ['lab', 'public'] as const) {
    const root = await sample(known[kind]).catch(() => undefined)
    if (root && (await isEqual(file, root))) return kind
  }
  return 'own'
}

/** @returns `undefined` until the bytes of the present file have been looked at */
export function useRootKind(
  root: Ref<DemoFile | undefined>,
  known: Readonly<Record<'lab' | 'public', string>>,
): Ref<RootKind | undefined> {
  const kind = ref<RootKind>()
  watch(
    root,
    async (file) => {
      kind.value = undefined
      const found = file && (await rootKindOf(file, known).catch(() => 'own' as const))
      if (file === root.value) kind.value = found
    },
    { immediate: true },
  )
  return kind
}
