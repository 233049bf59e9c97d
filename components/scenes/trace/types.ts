import type { FigureKind } from '../figures.ts'

/** What a trace of the lab is to the parts that draw it: any actors, any steps, any parts, each with its words. */
export interface DrawnPart {
  readonly id: string
  readonly form: string
  readonly bytes: Uint8Array
  readonly fields: readonly { readonly label: string; readonly value: Uint8Array | Date | string }[]
}

export interface DrawnArrow {
  readonly from: string
  readonly to: string
  readonly sent: readonly DrawnPart[]
  readonly returned?: readonly DrawnPart[]
}

export interface DrawnStep extends DrawnArrow {
  readonly id: string
  readonly at: Date
  readonly also: readonly DrawnArrow[]
}

interface Words {
  readonly title: string
  readonly says: string
}

export interface TraceWords {
  readonly actors: Readonly<Record<string, Words>>
  /** Of actors that are called something else here than anywhere else, a line each. */
  readonly heads?: Readonly<Record<string, readonly string[]>>
  /** Of actors that stand for somebody else here than anywhere else. */
  readonly figures?: Readonly<Record<string, FigureKind>>
  readonly steps: Readonly<Record<string, Words>>
  readonly parts: Readonly<Record<string, Words>>
  readonly forms: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
}
