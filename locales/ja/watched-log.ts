/** What the scene says in which anybody reads the log. */
export const watchedLog = {
  digest: (of: string) => `${of} の digest`,
  key: '鍵の SHA-256',
  validity: '有効期間',
  time: '記録された時刻',
  included: (hashes: number, size: number) =>
    `inclusion proof を確かめました（hash ${hashes} 個で、${size} 件の log の root hash に届く）`,
  notIncluded: 'この entry は、log の root hash に届きません。',
} as const
