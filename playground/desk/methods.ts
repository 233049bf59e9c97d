/** Every method that sits at the desk, one line each. */
import type { MethodId } from '../intake/kind.ts'
import type { DeskMethod } from './method.ts'
import { checksum } from './methods/checksum.ts'
import { minisign } from './methods/minisign.ts'
import { openpgp } from './methods/openpgp.ts'
import { ssh } from './methods/ssh.ts'
import { sigstore } from './methods/sigstore.ts'

export const METHODS: Readonly<Record<MethodId, DeskMethod>> = { checksum, openpgp, sigstore, minisign, ssh }
