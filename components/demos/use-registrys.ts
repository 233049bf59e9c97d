/** Whether artifact and bundle are what the deck's build was given for one package, by their bytes. */
import { computed, type ComputedRef, type Ref, shallowRef, watch } from 'vue'
import { equalBytes } from '../../playground/bytes.ts'
import { allBytes, type DemoFile, sizeOf } from './demo-file.ts'
import type { NpmSamples } from './npm-samples.ts'

/** Bytes of a SHA-512. */
const DIGEST_SIZE = 64

/** @param digest a file whose content is the SHA-512 of a package */
export async function isRegistrys(
  digest: DemoFile,
  bundle: DemoFile,
  { samples }: NpmSamples,
): Promise<boolean> {
  if (sizeOf(digest) !== DIGEST_SIZE) return false
  const sha512 = await allBytes(digest)
  const attestations = samples
    .filter((one) => equalBytes(one.sha512, sha512))
    .flatMap((one) => one.attestations)
  if (!attestations.some((one) => one.bundle.length === sizeOf(bundle))) return false
  const bytes = await allBytes(bundle)
  return attestations.some((one) => equalBytes(one.bundle, bytes))
}

/** @returns false until the bytes of the present files have been looked at */
export function useRegistrys(
  digest: Ref<DemoFile | undefined>,
  bundle: Ref<DemoFile | undefined>,
  npm: Ref<NpmSamples>,
): ComputedRef<boolean> {
  const found = shallowRef<readonly unknown[]>()
  const present = computed(() => [digest.value, bundle.value, npm.value] as const)
  watch(
    present,
    async (now) => {
      const [one, other, samples] = now
      found.value = undefined
      const isTheirs = one && other && (await isRegistrys(one, other, samples).catch(() => false))
      if (isTheirs && now === present.value) found.value = now
    },
    { immediate: true },
  )
  // A change is seen before it has been looked at.
  return computed(() => found.value === present.value)
}
