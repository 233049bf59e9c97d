/** Names and texts of somebody else's making are shown with what nobody would see in them, wherever they stand. */
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import type { Component } from 'vue'
import { demoFile } from '../../components/demos/demo-file.ts'
import { explain } from '../../components/demos/explain.ts'
import GpgTerminal from '../../components/demos/GpgTerminal.vue'
import KeyringView from '../../components/demos/KeyringView.vue'
import SaveLink from '../../components/demos/SaveLink.vue'
import ByteEditor from '../../components/report/ByteEditor.vue'
import CertificateView from '../../components/report/CertificateView.vue'
import CommandList from '../../components/report/CommandList.vue'
import FileCard from '../../components/report/FileCard.vue'
import MerklePath from '../../components/report/MerklePath.vue'
import TrustQuestion from '../../components/report/TrustQuestion.vue'

/** Turned round by a mark, and with a letter that has no width. */
const NAME = 'hello\u202Egpj.\u200Bjar'
const SHOWN = String.raw`hello\u{202e}gpj.\u{200b}jar`

const file = demoFile(NAME, new Blob(['x']))
const day = new Date('2026-01-01T00:00:00Z')
const certificate = {
  subjectName: '',
  issuerName: NAME,
  notBefore: day,
  notAfter: day,
  identity: NAME,
  issuer: NAME,
  publicKeySha256: new Uint8Array(32),
  serialNumber: new Uint8Array(1),
  extensions: [{ oid: '1', name: 'x', value: NAME }],
  scts: [],
}
const key = {
  fingerprint: 'A'.repeat(40),
  keyId: 'A'.repeat(16),
  userIds: [{ text: NAME, revoked: false, certifications: [] }],
  subkeys: [],
  algorithm: { name: 'x' },
  created: day,
  state: 'valid',
  trust: 'unknown',
}
const log = {
  kind: NAME,
  logId: new Uint8Array(1),
  leafIndex: '1',
  checkpoint: { origin: NAME, size: '1', root: new Uint8Array(32) },
  path: undefined,
}

const PLACES: readonly (readonly [string, Component, Record<string, unknown>])[] = [
  ['file', FileCard, { title: 'x', source: 'claim', file }],
  ['question', TrustQuestion, { title: NAME, means: '' }],
  ['byte editor', ByteEditor, { file }],
  ['certificate', CertificateView, { certificate, times: [] }],
  ['log entry', MerklePath, { log }],
  ['command', CommandList, { commands: [{ title: 'x', lines: [NAME] }] }],
  ['gpg', GpgTerminal, { lines: { en: [NAME], ja: [NAME] } }],
  ['key', KeyringView, { keys: [key], origins: {}, unreadable: 0, now: day }],
  ['file to save', SaveLink, { file }],
]

describe('what nobody would see', () => {
  test.each(PLACES)('is named in a %s', async (_, component, props) => {
    const { container } = await render(component, { props })
    await expect.poll(() => container.textContent).toContain(SHOWN)
    expect(container.textContent).not.toMatch(/[\u202E\u200B]/)
    for (const element of container.querySelectorAll('[title], [aria-label]')) {
      const said = `${element.getAttribute('title')} ${element.getAttribute('aria-label')}`
      expect(said).not.toMatch(/[\u202E\u200B]/)
    }
  })

  test('is named in a sentence about a file', () => {
    expect(explain(new DOMException('', 'NotReadableError'), NAME)).not.toMatch(/[\u202E\u200B]/)
  })
})
