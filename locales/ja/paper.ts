/** What only stands on paper: the PDF and the handout. */
export const paper = {
  live: 'このデモは、ブラウザで動かせます',
  qr: 'このスライドの URL の QR コード',
  /** Of a step whose demo accepted a forgery. */
  forgery: '検証できました（偽物なのに）',
  handout: '配布資料',
  contents: '目次',
  click: 'は、話しながらスライドを一段進めるところです。',
  online: 'デモは、ここで動かせます：',
} as const
