import { defaultClientConditions } from 'vite'
import { CONDITIONS, LANGUAGE } from './edition.ts'

/** By which Vite finds the words of this edition, and all else as ever. */
export const conditions: string[] = [...CONDITIONS[LANGUAGE], ...defaultClientConditions]
