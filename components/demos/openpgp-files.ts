/** Which of a demo's inputs a file is meant to be. */
export type OpenpgpKind = 'artifact' | 'signature' | 'keys' | 'cleartext'

const HEAD = 4096

/** By content: an armored file says what it is, a binary one by its first packet (RFC 9580 section 4.2, tags 2 and 6). */
export async function kindOf(file: File): Promise<OpenpgpKind> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
  const text = new TextDecoder().decode(head)
  // Words may stand before it.
  if (/^-----BEGIN PGP SIGNED MESSAGE-----/m.test(text)) return 'cleartext'
  if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) return 'keys'
  if (text.includes('-----BEGIN PGP SIGNATURE-----')) return 'signature'
  const first = head[0] ?? 0
  const tag = first & 0x40 ? first & 0x3f : (first >> 2) & 0x0f
  const named = /\.(sig|gpg|pgp|asc)$/i.test(file.name)
  if (first & 0x80 && named && tag === 2) return 'signature'
  return first & 0x80 && named && tag === 6 ? 'keys' : 'artifact'
}
