/** Which language this is: a tag of BCP 47, as `lang` of a page and for `Intl`. */
export const lang = 'en'
export const locale = 'en-US'
/** Where this edition stands below the site. */
export const folder = 'en/'

/** The other editions: what each is called in its own language, and where it stands. */
export const twins: readonly { readonly lang: string; readonly name: string; readonly folder: string }[] = [
  { lang: 'ja', name: '日本語', folder: '' },
]

/** To whoever was led here because their browser asks for this language. */
export const led = {
  said: 'This is the English edition, as your browser asks for English.',
  close: 'Close',
}
