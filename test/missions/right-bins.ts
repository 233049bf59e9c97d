/** The right bin of every row, by field: what solves a mission in the scripts and on its page. */
export const WORTH = {
  mirror: 'copied',
  mail: 'usable',
  notice: 'other-file',
  beside: 'written',
  page: 'copied',
  distribution: 'other-file',
  lock: 'usable',
}

export const COVERED = {
  name: 'free',
  date: 'signed',
  page: 'free',
  content: 'signed',
  comment: 'free',
  version: 'signed',
  asc: 'free',
  modified: 'free',
  digest: 'signed',
}

export const CHECKED = {
  name: 'unchecked',
  mailbox: 'checked',
  still: 'unchecked',
  'own-id': 'checked',
  entitled: 'unchecked',
  single: 'checked',
}

export const ENTRIES = {
  '0': 'own',
  '1': 'other-name',
  '2': 'own',
  '3': 'other-name',
  '4': 'elsewhere',
  '5': 'other-name',
  '6': 'taken',
  '7': 'other-name',
  '8': 'own',
}

export const TIMES = {
  signer: 'ignored',
  begins: 'compared',
  authority: 'ignored',
  token: 'ignored',
  log: 'compared',
  file: 'ignored',
  ends: 'compared',
  now: 'ignored',
}

export const SAYS = {
  steps: 'silent',
  bytes: 'shown',
  approved: 'silent',
  signer: 'shown',
  rebuilt: 'silent',
  time: 'shown',
  harmless: 'silent',
  logged: 'shown',
}
