/** Every form, in the order in which a line is offered to them: what is sure by more of its text goes first. */
import { dialects } from '../entry.ts'
import { algorithmIn } from '../list-name.ts'
import { b2sum } from './b2sum.ts'
import { bare } from './bare.ts'
import { base64 } from './base64.ts'
import { bsdBase64 } from './bsd-base64.ts'
import { certutil } from './certutil.ts'
import { coreutils } from './coreutils.ts'
import { debian } from './debian.ts'
import { distinfo } from './distinfo.ts'
import { electron } from './electron.ts'
import { type Form, type Found, type Line, plainLine, type Sheet } from './form.ts'
import { gentoo } from './gentoo.ts'
import { gpg } from './gpg.ts'
import { labelled } from './labelled.ts'
import { lockfile } from './lockfile.ts'
import { markdown } from './markdown.ts'
import { nameFirst } from './name-first.ts'
import { nix } from './nix.ts'
import { pip } from './pip.ts'
import { powershell } from './powershell.ts'
import { prose } from './prose.ts'
import { sri } from './sri.ts'

export type { Form, Found } from './form.ts'

export const FORMS: readonly Form[] = [
  debian,
  certutil,
  coreutils,
  distinfo,
  bsdBase64,
  gentoo,
  b2sum,
  bare,
  gpg,
  powershell,
  electron,
  lockfile,
  pip,
  sri,
  nix,
  base64,
  labelled,
  markdown,
  nameFirst,
  prose,
]

/** What coreutils' reading, and that of a bare digest, are asked for by themselves. */
export const OTHER_FORMS = FORMS.filter((form) => form !== coreutils && form !== bare)

/** What may be among lines that coreutils read: theirs only by their looks, and what is no digest. */
export const FORMS_BESIDE = [debian, distinfo]

export interface Read {
  readonly found: readonly Found[]
  /** The forms of which something was read, in the order of the lines. */
  readonly forms: readonly Form[]
  /** Numbers of the lines that were taken, each with its form. */
  readonly taken: ReadonlyMap<number, Form>
}

/** Nothing that is read is shorter in its digits; the head of a block may be. */
export function readForms(lines: readonly Line[], listName: string | undefined, forms = FORMS): Read {
  const name = listName === undefined ? undefined : algorithmIn(listName)
  const sheet: Sheet = {
    lines,
    texts: lines.map(({ text }) => plainLine(text)),
    spoken: dialects(),
    isBlake2b: name !== undefined && /^(?:B2|BLAKE2B?)$/.test(name),
  }
  const found: Found[] = []
  const used = new Set<Form>()
  const taken = new Map<number, Form>()
  for (let at = 0; at < lines.length;) {
    let step = 1
    for (const form of forms) {
      const one = form.take(sheet, at)
      if (!one) continue
      step = one.lines
      if (one.found.length > 0) used.add(form)
      found.push(...one.found)
      for (let i = at; i < at + step; i++) taken.set(lines[i]?.line ?? 0, form)
      break
    }
    at += step
  }
  return { found, forms: [...used], taken }
}
