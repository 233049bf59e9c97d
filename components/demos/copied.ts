/** What was copied out of a claim, part by part: each stays the claim's word until a person says another, or confirms it. */
import { computed, type Ref, ref } from 'vue'
import { isRecord } from './state/fields.ts'
import { isSameMeaning, textMeant } from './state/meaning.ts'

/** @param parts what is expected, each of which may be copied */
export function useCopied<Part extends string>(parts: Readonly<Record<Part, Ref<string>>>) {
  /** As JSON, for a link raises such a doubt, too. */
  const copied = ref('')

  const stillCopied = computed(() =>
    Object.fromEntries(
      Object.entries(saidIn(copied.value)).filter(([part, text]) => {
        const now = Object.hasOwn(parts, part) ? parts[part as Part].value : ''
        return text.trim() !== '' && isSameMeaning(textMeant, text, now)
      }),
    ),
  )

  function copy(of: Readonly<Partial<Record<Part, string>>>) {
    const said = Object.entries<string | undefined>(of)
    const before = stillCopied.value
    for (const [part, text] of said) if (text !== undefined) parts[part as Part].value = text
    copied.value = JSON.stringify({ ...before, ...of })
  }

  return {
    copied,
    isCopied: computed(() => Object.keys(stillCopied.value).length > 0),
    copy,
    confirm: () => void (copied.value = ''),
  }
}

function saidIn(json: string): Readonly<Record<string, string>> {
  try {
    const said: unknown = JSON.parse(json)
    const all = isRecord(said) ? Object.entries(said) : []
    return Object.fromEntries(all.filter((one): one is [string, string] => typeof one[1] === 'string'))
  } catch {
    return {}
  }
}
