/** How files of minisign and signify begin. */
import { UNTRUSTED } from '../../minisign/reading/signature.ts'
import { startsWith } from '../../bytes.ts'
import type { Sight } from '../sight.ts'

export const isMinisign = ({ plain, isWhole }: Sight) => isWhole && startsWith(plain, UNTRUSTED)
