/** Who gives the talk, and where: said by `speaker.yaml`, in the edition's language. */
export interface Speaker {
  readonly name: string
  readonly company?: string
  readonly place?: string
  /** The day, as it is said. */
  readonly date?: string
  /** An address that holds the picture itself: `data:`. */
  readonly logo?: string
  readonly accent?: Accent
}

/** The deck's one accent in both themes, as `#rrggbb`. */
export interface Accent {
  readonly light: string
  readonly dark: string
}

/** @returns for whom, where and when, as far as that is known */
export const occasionOf = ({ company, place, date }: Speaker): string[] =>
  [company, place, date].filter((one) => one !== undefined)
