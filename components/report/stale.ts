/** Whether what a demo found is about something else than what it shows now: then nothing in it is a verdict. */
import type { InjectionKey, Ref } from 'vue'

export const STALE: InjectionKey<Readonly<Ref<boolean>>> = Symbol('stale')
