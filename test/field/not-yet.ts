/**
 * Rows that do not give yet what their folder expects, each with the reason. A row that does fails there: it is to be taken
 * out of this table.
 */
const V6 = 'of a v6 signature or key this form is not read'
const NO_LOG = 'an instance without a log cannot be accepted by a word for it'
const MESSAGE = 'an OpenPGP message is not told from an artifact'

export const NOT_YET: Readonly<Record<string, string>> = {
  'key-without-user-id: v6': V6,
  'v6-signing-subkey': V6,
  "v6-cleartext: the RFC's own sample": V6,
  "v6-cleartext: openpgp.js's": V6,
  keybox: 'a keyring in the keybox format is not read',
  'many-signers: the key of the expected signer alone':
    'every signer has to be good, not only the expected one',
  'signed-but-not-detached: art.inline.asc, beside the text': MESSAGE,
  'signed-but-not-detached: art.gpg, beside the text': MESSAGE,
  'stale-key: a copy from before the extension':
    'a copy of a key that was extended since is told as the signer’s fault',
  'unusable-is-rejected: indent.asc as the signature': 'armor that is indented is not told from an artifact',
  'sigstore-shared-workflow: whose build it is': 'the source repository in the certificate is not shown',
  'typed, sigstore-github-no-log: with the log given up': NO_LOG,
  'typed, sigstore-trusted-root-forms: one a line, with the log given up': NO_LOG,
  'typed, sigstore-private-rekor-name: scaffolding.json':
    'a checkpoint under another name than the root’s does not count',
  'typed, sigstore-private-rekor-name: sc_root_name.json': 'an identity that is an otherName is not compared',
}
