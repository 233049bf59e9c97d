/** Which language this is: a tag of BCP 47, as `lang` of a page and for `Intl`. */
export const lang = 'ja'
export const locale = 'ja-JP'
/** Where this edition stands below the site. */
export const folder = ''

/** The other editions: what each is called in its own language, and where it stands. */
export const twins: readonly { readonly lang: string; readonly name: string; readonly folder: string }[] = [
  { lang: 'en', name: 'English', folder: 'en/' },
]

/** To whoever was led here because their browser asks for this language. */
export const led = {
  said: 'ブラウザの言語に合わせて、日本語版を開きました。',
  close: '閉じる',
}
