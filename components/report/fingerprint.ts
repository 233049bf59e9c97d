/** @returns the fingerprint as gpg prints it: in groups of four, with a wider gap in the middle */
export function grouped(fingerprint: string): readonly [string, string] {
  const groups = fingerprint.match(/.{1,4}/g) ?? []
  const half = Math.ceil(groups.length / 2)
  return [groups.slice(0, half).join(' '), groups.slice(half).join(' ')]
}
