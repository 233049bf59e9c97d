/** A timestamp authority with the name, the number and the end that a test wants. */
import { generateKeyPair } from '../../playground/world/index.ts'
import { createTimestampAuthority, type TimestampAuthority } from '../../playground/world/tsa.ts'
import * as x509 from '../../playground/world/x509.ts'
import { world } from './lab.ts'

const BEGAN = new Date('2026-01-01T00:00:00Z')

interface Wanted {
  readonly name?: string
  readonly serial?: Uint8Array
  readonly notAfter?: Date
}

export function authority({
  name = 'stamps',
  serial,
  notAfter = x509.NO_EXPIRY,
}: Wanted): TimestampAuthority {
  const random = world.random.fork(`authority ${name}`)
  const honest = createTimestampAuthority(random.fork('honest'), BEGAN)
  const rootKey = generateKeyPair('p384', random.fork('root key'))
  const rootName = { ...honest.rootName, commonName: `${name} root` }
  const own = serial ?? honest.serial
  const both = { issuer: rootName, notBefore: BEGAN }
  const leaf = x509.signCertificate(
    {
      ...both,
      serial: own,
      notAfter,
      subject: { ...rootName, commonName: name },
      spki: honest.key.spki,
      extensions: [x509.extendedKeyUsage('timeStamping', true), x509.authorityKeyId(rootKey)],
    },
    rootKey,
  )
  const root = x509.signCertificate(
    {
      ...both,
      serial: honest.serial,
      notAfter: x509.NO_EXPIRY,
      subject: rootName,
      spki: rootKey.spki,
      extensions: [x509.basicConstraints(), x509.subjectKeyId(rootKey)],
    },
    rootKey,
  )
  return { ...honest, rootName, serial: own, chain: [leaf, root] }
}
