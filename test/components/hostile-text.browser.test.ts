/** What somebody else wrote is shown so that an eye takes it for what it is, wherever it is shown. */
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { type Component, h } from 'vue'
import { demoFile } from '../../components/demos/demo-file.ts'
import KeyringView from '../../components/demos/KeyringView.vue'
import SaveLink from '../../components/demos/SaveLink.vue'
import ByteEditor from '../../components/report/ByteEditor.vue'
import CertificateView from '../../components/report/CertificateView.vue'
import EvidenceItem from '../../components/report/EvidenceItem.vue'
import FileCard from '../../components/report/FileCard.vue'
import MerklePath from '../../components/report/MerklePath.vue'

/** A bidi override, a zero-width space, a tag, a filler, a line end. */
const HOSTILE = 'a\u202Eb\u200Bc\u{E0041}d\u3164e\u2028f'
const SHOWN = String.raw`a\u{202e}b\u{200b}c\u{e0041}d\u{3164}e\u{2028}f`

const NOW = new Date('2026-10-01T09:00:00Z')
const file = demoFile(HOSTILE, new Blob(['abc']))
const bytes = new Uint8Array(32)
const FINGERPRINT = 'A'.repeat(40)

const certificate = {
  identity: HOSTILE,
  issuer: HOSTILE,
  issuerName: HOSTILE,
  subjectName: HOSTILE,
  notBefore: NOW,
  notAfter: new Date(NOW.getTime() + 600_000),
  serialNumber: bytes,
  publicKeySha256: bytes,
  extensions: [{ oid: '1.2.3', name: 'n', value: HOSTILE }],
  scts: [],
}
const log = {
  kind: HOSTILE,
  logId: bytes,
  leafIndex: '0',
  checkpoint: { origin: HOSTILE, size: '1', root: bytes },
  path: { leafHash: bytes, steps: [], root: bytes },
}
const key = {
  fingerprint: FINGERPRINT,
  state: 'good',
  trust: 'undefined',
  algorithm: { name: 'Ed25519' },
  weak: false,
  created: NOW,
  expires: undefined,
  revocation: undefined,
  userIds: [{ text: HOSTILE, revoked: false, certifications: [] }],
  subkeys: [],
}

const SHOWING: readonly (readonly [string, Component, Record<string, unknown>])[] = [
  ['a certificate', CertificateView, { certificate, times: [NOW] }],
  ['a log entry', MerklePath, { log }],
  [
    'evidence',
    EvidenceItem,
    { label: 'identity', evidence: { label: 'identity', value: HOSTILE, source: 'claim' } },
  ],
  ['a file', FileCard, { title: 'file', source: 'claim', file }],
  ['a file to take away', SaveLink, { file }],
  ['the bytes of a file', ByteEditor, { file }],
  ['a key', KeyringView, { keys: [key], origins: {}, unreadable: 0, now: NOW }],
]

test.each(SHOWING)('%s', async (_, component, props) => {
  const { container } = await render(() => h('div', h(component, props)))
  await expect.poll(() => container.textContent).toContain(SHOWN)
  const attributes = [...container.querySelectorAll('[title], [aria-label]')].flatMap((one) => [
    one.getAttribute('title') ?? '',
    one.getAttribute('aria-label') ?? '',
  ])
  for (const text of [container.textContent, ...attributes]) {
    expect(text).not.toMatch(/[\u202E\u200B\u{E0041}\u3164\u2028]/u)
  }
})
