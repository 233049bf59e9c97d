/** What only stands on paper: the PDF and the handout. */
export const paper = {
  live: 'このデモは、ブラウザで動かせます',
  qr: 'このスライドの URL の QR コード',
  handout: '配布資料',
  contents: '目次',
  click: 'は、話しながらスライドを一段進めるところです。',
  online: 'デモは、ここで動かせます：',
} as const
