/** What the demo of a signature on two files says. */
export const transplant = {
  signed: '署名されたのは、こちら',
  other: '署名されたことのないファイル',
  with: { sha1: 'SHA-1 の署名', sha256: 'SHA-256 の署名' },
  same: '2 つのファイルの SHA-1 は同じ',
  differs: '2 つのファイルの SHA-256 は違う',
  picture: (name: string) => `${name} に描かれている絵`,
  sign: (name: string) => `同じ鍵が ${name} に署名した、2 通りの署名`,
  words: { GOODSIG: 'Good signature', BADSIG: 'BAD signature' } as Readonly<Record<string, string>>,
  moral:
    'SHA-1 の署名は、本物のまま別のファイルへ移せます。衝突する 2 つのファイルを用意した人が、片方に署名をもらえばよいからです。gpg 2.2 はどちらも Good と言います。',
  notForgery:
    'すでに署名されたファイルの偽物を、あとから作れるわけではありません（それは第二原像で、SHA-1 でも現実的な方法は知られていません）。',
} as const
