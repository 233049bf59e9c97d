import { sha256 } from '@noble/hashes/sha2.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { h, ref } from 'vue'
import '../../styles/tokens.css'
import ChecksumDemo from '../../components/demos/ChecksumDemo.vue'
import type { ChecksumScenario } from '../../components/demos/checksum-scenario.ts'
import { followLink } from '../../components/demos/state/demo-link.ts'
import { choice } from '../../components/demos/state/fields.ts'
import { edition } from '#words'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { Verdict } from '../../playground/report.ts'
import { endless, stopped } from '../support/endless.ts'
import { linkedFile, packedLink } from '../support/demo-link.ts'
import { become } from '../support/slidev-client.ts'

beforeEach(async () => {
  forget()
  await page.viewport(980, 552)
})
afterEach(() => {
  become('live')
  forget()
})

/** What was shown stands in the address, for whoever opens it again. */
/** SHA-256 of "mine". */
const MINE = toHex(sha256(utf8('mine')))

const forget = () => history.replaceState(null, '', location.pathname + location.search)

/** An address follows a moment after what it tells of. */
async function channelInAddress() {
  const [, link = ''] = /^#checksum-\d+=(.*)$/.exec(location.hash) ?? []
  const channel = ref<'beside' | 'apart'>('beside')
  await followLink({ policy: { channel: choice(channel, ['beside', 'apart']) } }, link)
  return channel.value
}

/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 10_000
const say = edition.demos.checksum
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

async function mount(scenario?: ChecksumScenario) {
  const props = scenario === undefined ? {} : { scenario }
  const { container, unmount } = await render(() =>
    h('div', { style: 'height: 508px' }, h(ChecksumDemo, props)),
  )
  const find = (selector: string) => container.querySelector<HTMLElement>(selector)
  const all = (selector: string) => [...container.querySelectorAll<HTMLElement>(selector)]
  const click = async (selector: string) => {
    await expect.poll(() => find(selector)).not.toBeNull()
    await userEvent.click(find(selector) as HTMLElement)
  }
  return {
    unmount,
    find,
    all,
    click,
    choose: (id: ChecksumScenario) => click(`[data-scenario="${id}"]`),
    text: (selector: string) => find(selector)?.textContent ?? '',
    verdict: (expected: Verdict) =>
      expect
        .poll(() => `${find('[data-demo]')?.dataset.reportState} ${find('[data-demo]')?.dataset.verdict}`, {
          timeout: PATIENCE,
        })
        .toBe(`done ${expected}`),
    says: (text: string | RegExp) => expect.element(page.getByRole('status')).toMatchTextContent(text),
    rows: () => all('[data-line]').map(({ dataset }) => `${dataset.line} ${dataset.status}`),
    drop(...files: File[]) {
      const dataTransfer = new DataTransfer()
      for (const file of files) dataTransfer.items.add(file)
      find('[data-demo]')?.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      )
    },
  }
}

test('a scenario is named only while it is what is shown', async () => {
  const demo = await mount()
  await demo.verdict('verified')
  const named = () =>
    [...document.querySelectorAll<HTMLElement>('[data-scenario][aria-pressed=true]')].map(
      (one) => one.dataset.scenario,
    )
  expect(named()).toEqual(['genuine'])
  await demo.click('[data-action=flip]')
  await demo.verdict('rejected')
  expect(named()).toEqual([])
  await demo.click('[data-action=undo]')
  await demo.verdict('verified')
  expect(named()).toEqual(['genuine'])
  // What was read out of a file is not said of the empty field.
  const field = document.querySelector('.paste')
  const note = document.querySelector('[data-detected]')
  expect(field && note && note.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  await demo.click('[data-scenario=replaced]')
  await expect.poll(named).toEqual(['replaced'])
  await demo.click('[data-action=undo]')
  await expect.poll(named).toEqual([])
})

describe('a digest for which twins can be made', () => {
  const tone = (demo: Awaited<ReturnType<typeof mount>>) =>
    [...(demo.find('.banner')?.classList ?? [])].find((one) => one.startsWith('banner--'))

  test.each(['md5', 'sha1', 'sha256', 'sha512'] as const)('a match by %s', async (algorithm) => {
    const demo = await mount()
    await demo.verdict('verified')
    await demo.click('[data-channel=apart]')
    await expect.poll(() => tone(demo), { timeout: PATIENCE }).toBe('banner--verified')
    const digest = demo.text(`[data-digest=${algorithm}]`).replaceAll(/\s/g, '')
    await userEvent.fill(demo.find('.paste textarea') as HTMLElement, digest)
    await demo.verdict('verified')
    const weak = algorithm === 'md5' || algorithm === 'sha1'
    await expect
      .poll(() => tone(demo), { timeout: PATIENCE })
      .toBe(weak ? 'banner--doubted' : 'banner--verified')
    if (weak) await demo.says(edition.methods.checksum.failures['collisions-known'])
  })

  test('a pair is doubted while its files differ, and then only', async () => {
    const demo = await mount('collision-md5')
    await demo.verdict('verified')
    await expect.poll(() => tone(demo), { timeout: PATIENCE }).toBe('banner--doubted')
    await demo.says('別のファイルです')
    demo.unmount()
  })
})

describe('the channel', () => {
  test('changes who controls the digest, and what a match is worth', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    await demo.says('壊れていないことだけ')
    expect(demo.find('[data-card=checksum]')?.className).toContain('card--claim')
    await demo.click('[data-channel=apart]')
    await demo.says('差し替えられてはいません')
    expect(demo.find('[data-card=checksum]')?.className).toContain('card--trust')
    await demo.verdict('verified')
  })

  test('decides whether an attacker who replaced both is caught', async () => {
    const demo = await mount('replaced')
    await demo.verdict('verified')
    await demo.says('何も証明していません')
    await demo.click('[data-channel=apart]')
    await demo.verdict('rejected')
    await demo.says('差し替えが見つかりました')
    await demo.click('[data-channel=beside]')
    await demo.verdict('verified')
  })

  test('is the same after the attack was made by hand', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    // Of the samples, it is a scenario; of a person's own files, a button.
    expect(demo.find('[data-action=both]')).toBeNull()
    demo.drop(new File(['mine'], 'mine.bin'), new File([`${MINE}  mine.bin\n`], 'SHA256SUMS'))
    await expect.poll(() => demo.find('[data-action=both]'), { timeout: 20_000 }).not.toBeNull()
    await demo.click('[data-action=both]')
    await demo.says('何も証明していません')
    const digest = () => demo.text('[data-digest=sha256]').replaceAll(/\s/g, '')
    await expect.poll(digest, { timeout: PATIENCE }).not.toBe(MINE)
    const forged = digest()
    await demo.click('[data-action=both]')
    await demo.says('何も証明していません')
    expect(digest(), 'done twice, it is not undone').toBe(forged)
    await demo.click('[data-channel=apart]')
    await demo.verdict('rejected')
    await demo.click('[data-action=reset]')
    await demo.verdict('verified')
    expect(demo.find('[data-channel=beside]')?.ariaPressed).toBe('true')
  })
})

describe('a list that comes together with its file', () => {
  const file = new File(['abc'], 'log4j-core-2.21.0.jar')
  const sums = new File([`${ABC}  log4j-core-2.21.0.jar\n`], 'log4j-core-2.21.0.jar.sha256')
  const standing = (demo: Awaited<ReturnType<typeof mount>>) => () =>
    `${demo.find('[data-demo]')?.dataset.reportState} ${demo.find('[data-demo]')?.dataset.standing}`

  test.each(['log4j', 'genuine'] as const)(
    'came over no other way, whatever the scenario or the file before it said (%s)',
    async (scenario) => {
      const demo = await mount(scenario)
      await demo.verdict(scenario === 'log4j' ? 'undecided' : 'verified')
      await demo.click('[data-channel=apart]')
      demo.drop(file, sums)
      await expect.poll(standing(demo), { timeout: PATIENCE }).toBe('done nobody-expected')
      expect(demo.find('[data-channel=beside]')?.ariaPressed).toBe('true')
      expect(demo.find('[data-demo]')?.textContent).not.toContain(say.log4j.channel)
    },
  )

  test('nor did one with several files, or one alone where the slide had its own', async () => {
    const demo = await mount('list')
    await demo.verdict('verified')
    const other = new File(['abc'], 'b.bin')
    const both = new File([`${ABC}  ${file.name}\n${ABC}  b.bin\n`], 'SHA256SUMS')
    demo.drop(file, other, both)
    await expect.poll(standing(demo), { timeout: PATIENCE }).toBe('done nobody-expected')
    await demo.click('[data-channel=apart]')
    await expect.poll(standing(demo), { timeout: PATIENCE }).toBe('done verified')
    demo.drop(file, other, both)
    await expect.poll(standing(demo), { timeout: PATIENCE }).toBe('done nobody-expected')

    await demo.choose('log4j')
    await demo.verdict('undecided')
    demo.drop(file)
    await demo.verdict('rejected')
    demo.drop(sums)
    await expect.poll(standing(demo), { timeout: PATIENCE }).toBe('done nobody-expected')
  })

  test('is what a person says it is, once they have said it of their own files', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    demo.drop(file)
    await demo.click('[data-channel=apart]')
    demo.drop(sums)
    await expect.poll(standing(demo), { timeout: PATIENCE }).toBe('done verified')
  })

  test('the slide’s own digest is told as such only while it stands there', async () => {
    const demo = await mount('log4j')
    await demo.verdict('undecided')
    expect(demo.find('[data-demo]')?.textContent).toContain(say.log4j.channel)
    await userEvent.fill(page.getByRole('textbox'), ABC)
    await expect.poll(() => demo.find('[data-demo]')?.textContent).not.toContain(say.log4j.channel)
  })
})

describe('what is pasted', () => {
  test('is told by its length, or by what it says', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    const paste = (text: string) => userEvent.fill(page.getByRole('textbox'), text)
    await paste(demo.text('[data-digest=sha1]'))
    await expect.poll(() => demo.text('[data-detected=sha1]')).toContain('SHA-1（40 桁）')
    await paste(`SHA512 (hello-shomei-1.0.0.jar) = ${demo.text('[data-digest=sha512]')}`)
    await expect.poll(() => demo.text('[data-detected=sha512]')).toContain('と書いてあります')
    await paste('abc123')
    await demo.says('桁数が合いません')
    await demo.verdict('undecided')
  })

  test('and almost right is shown at the digit, however long', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    const right = demo.text('[data-digest=sha512]')
    await userEvent.fill(
      page.getByRole('textbox'),
      right.slice(0, 63) + (right[63] === '0' ? '1' : '0') + right.slice(64),
    )
    await demo.says('64 桁目')
    expect(demo.all('mark').map((mark) => mark.textContent.length)).toEqual([1, 1])
  })
})

describe('a list', () => {
  test('has a row for each file, and breaks at the one that was touched', async () => {
    const demo = await mount('list')
    await demo.verdict('verified')
    expect(demo.rows()).toEqual(['1 ok', '2 ok', '3 ok', '4 ok', '5 ok'])
    await demo.click('[data-line="3"] [data-action=flip]')
    await demo.verdict('rejected')
    await demo.click('[data-line="5"] [data-action=remove]')
    await expect.poll(demo.rows).toEqual(['1 ok', '2 ok', '3 mismatch', '4 ok', '5 missing'])
    expect(demo.text('[data-transcript]')).toContain('hello-shomei-1.0.0.jar: FAILED\n')
    expect(demo.text('[data-transcript]')).toContain('WARNING: 1 listed file could not be read')
    await demo.click('[data-line="3"] [data-action=undo]')
    await demo.click('[data-option=ignore-missing]')
    await demo.verdict('verified')
    await demo.click('[data-action=reset]')
    await expect.poll(demo.rows).toEqual(['1 ok', '2 ok', '3 ok', '4 ok', '5 ok'])
  })

  test('comes of itself when many files are dropped with it', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    demo.drop(
      new File([`\uFEFF${ABC}  はじめに.txt\n${ABC}  dist/a.bin\nhello\n${ABC}  gone.bin\n`], 'SHA256SUMS'),
      new File(['abc'], 'はじめに.txt'),
      new File(['abc'], 'a.bin'),
      new File(['abc'], 'evil.bin'),
    )
    await demo.verdict('undecided')
    expect(demo.rows()).toEqual(['1 ok', '2 ok', '3 improper', '4 missing'])
    expect(demo.text('[data-status=unlisted]')).toMatch(/evil\.bin.*一覧にない/)
    expect(demo.text('[data-parting=bom]')).toContain('1 行目')
    await demo.click('[data-line="2"] .rows__name')
    expect(demo.text('[data-line="2"]')).toContain('手元の a.bin を、この行のファイルとみなしました')
    demo.drop(new File(['abc'], 'gone.bin'))
    await expect.poll(demo.rows).toEqual(['1 ok', '2 ok', '3 improper', '4 ok'])
    await demo.verdict('undecided')
    await demo.click('[data-status=unlisted] [data-action=remove]')
    await demo.verdict('verified')
    await demo.click('[data-option=strict]')
    await demo.verdict('undecided')
  })

  test('is asked for where only files were dropped', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    demo.drop(new File(['abc'], 'a'), new File(['abc'], 'b'))
    await demo.verdict('undecided')
    await demo.says('一緒に落としてください')
    expect(demo.all('[data-status=unsettled] .rows__word').map((one) => one.textContent)).toEqual([
      '比べていない',
      '比べていない',
    ])
    demo.drop(new File([`${ABC}  a\n${ABC}  b\n`], 'sha256sums.txt'))
    await demo.verdict('verified')
  })

  test('opens at a look-alike', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    demo.drop(
      new File([`${ABC}  a\n${ABC.replace('dae2', 'dbe2')}  b\n`], 'SHA256SUMS'),
      new File(['abc'], 'a'),
      new File(['abc'], 'b'),
    )
    await demo.verdict('rejected')
    expect(demo.all('mark').map((mark) => mark.textContent)).toEqual(['b', 'a'])
  })

  test('shows progress, and stops when told', async () => {
    const demo = await mount()
    await demo.verdict('verified')
    demo.drop(
      endless('large.bin'),
      new File(['abc'], 'b'),
      new File([`${ABC}  large.bin\n${ABC}  b\n`], 'SHA256SUMS'),
    )
    await stopped()
    await demo.says('中止しました')
    await demo.click('[data-action=reset]')
    await demo.verdict('verified')
  })
})

describe.each([
  ['collision-md5', 'md5', '6', 'ePrint 2004/199'],
  ['collision-sha1', 'sha1', '62', 'The first collision for full SHA-1'],
] as const)('%s', (scenario, algorithm, differing, paper) => {
  const same = (demo: Awaited<ReturnType<typeof mount>>) =>
    demo.all('[data-same=true]').map(({ dataset }) => dataset.pair)

  test('is verified by the one, and told apart by SHA-256', async () => {
    const demo = await mount(scenario)
    await demo.verdict('verified')
    await demo.says('別のファイル')
    expect(same(demo)).toEqual([algorithm])
    expect(demo.find('[data-differences]')?.dataset.differences).toBe(differing)
    expect(demo.text('.shell__inputs')).toContain(paper)
    expect(demo.text('.shell__inputs')).toContain('第二原像')
    await demo.click('[data-algorithm=sha256]')
    await demo.verdict('rejected')
    expect(same(demo)).toEqual([algorithm])
  })

  test('holds while both change alike, and breaks when one does', async () => {
    const demo = await mount(scenario)
    await demo.verdict('verified')
    const before = demo.text(`[data-pair=${algorithm}] code`)
    await userEvent.fill(page.getByRole('textbox'), 'なにを続けても')
    await expect.poll(() => demo.text(`[data-pair=${algorithm}] code`)).not.toBe(before)
    await demo.verdict('verified')
    expect(same(demo)).toEqual([algorithm])
    await demo.click('[data-which=b] [data-action=flip]')
    await demo.verdict('rejected')
    await demo.says('中身を変えたあとの A と B は')
    expect(same(demo)).toEqual([])
    await demo.click('[data-which=b] [data-action=undo]')
    await demo.verdict('verified')
  })
})

test("a collision's place takes any two files", async () => {
  const demo = await mount('collision-md5')
  await demo.verdict('verified')
  demo.drop(new File(['abc'], 'x'), new File(['abc'], 'y'))
  await demo.says('同じファイル')
  await demo.verdict('verified')
  demo.drop(new File(['abcd'], 'z'))
  await demo.verdict('rejected')
})

test('log4j is undecided until its file comes, and wrong if it is another', async () => {
  const demo = await mount('log4j')
  await demo.verdict('undecided')
  await demo.says('Maven Central')
  await expect
    .element(page.getByRole('textbox'))
    .toHaveValue('1024daad23bbd97c630e8df1f73cb026\n122e1a9e0603cc9eae07b0846a6ff01f2454bc49\n')
  demo.drop(new File(['not it'], 'log4j-core-2.21.0.jar'))
  await demo.verdict('rejected')
  await demo.choose('genuine')
  await demo.verdict('verified')
})

test('log4j without its digests says what is waited for', async () => {
  const demo = await mount('log4j')
  await demo.verdict('undecided')
  await userEvent.clear(page.getByRole('textbox'))
  await demo.says('比べる digest がまだありません')
  await expect.poll(() => demo.find('[data-demo]')?.dataset.reportState).toBe('done')
})

describe('what an attacker replaced', () => {
  const jar = 'hello-shomei-1.0.0.jar'
  test.each([
    ['what nobody touched', { algorithm: 'sha256' }, 'verified', '壊れていないことだけ'],
    [
      'a file alone',
      { artifact: linkedFile(jar, utf8('mine')), channel: 'apart' },
      'rejected',
      '計算した digest が違います',
    ],
  ] as const)('is nothing, where a link says so of %s', async (_, state, verdict, says) => {
    const link = await packedLink({ replaced: true, ...state })
    history.replaceState(null, '', `${location.pathname}${location.search}#checksum-20=${link}`)
    const demo = await mount()
    await expect.poll(() => demo.find('[data-from-link]'), { timeout: PATIENCE }).not.toBeNull()
    await demo.verdict(verdict)
    await demo.says(says)
  })

  test('is not what was typed', async () => {
    const demo = await mount('replaced')
    await demo.verdict('verified')
    await userEvent.fill(page.getByRole('textbox'), demo.text('[data-digest=sha256]').replaceAll(/\s/g, ''))
    await demo.says('壊れていないことだけ')
  })
})

test('of dropped files, one that cannot be read is told by its own name', async () => {
  const demo = await mount()
  await demo.verdict('verified')
  // Too large for a link, which would read it too.
  const gone = new File([`${ABC}  a\n`.repeat(100)], 'gone.txt')
  gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
  demo.drop(new File(['abc'], 'a'), gone)
  await expect.poll(() => demo.find('[data-rows]')).not.toBeNull()
  expect(demo.find('[data-demo]')?.textContent).not.toContain('a を読めません')
})

test('what cannot be read as a list is one clear sentence', async () => {
  const demo = await mount()
  await demo.verdict('verified')
  demo.drop(new File([Uint8Array.of(0xff, 0, 0x80)], 'SHA256SUMS'))
  await demo.verdict('undecided')
  await demo.says('テキストとして読めません')
})

test('every scenario opens by its name, also as a still picture, and fits', async () => {
  const verdicts = {
    genuine: 'verified',
    replaced: 'verified',
    list: 'verified',
    'collision-md5': 'verified',
    'collision-sha1': 'verified',
    log4j: 'undecided',
  } as const
  become('still')
  for (const [scenario, verdict] of Object.entries(verdicts) as [ChecksumScenario, Verdict][]) {
    const demo = await mount(scenario)
    await demo.verdict(verdict)
    const report = demo.find('.shell__report') as HTMLElement
    expect(report.scrollHeight, scenario).toBeLessThanOrEqual(report.clientHeight)
    await demo.unmount()
  }
})

test('a later choice wins over an earlier one that is still on its way', async () => {
  const demo = await mount()
  await demo.verdict('verified')
  void demo.click('[data-scenario=replaced]')
  await demo.click('[data-scenario=log4j]')
  await demo.verdict('undecided')
  expect(demo.find('[data-scenario=log4j]')?.ariaPressed).toBe('true')
})

test('what is shown comes back by its link', async () => {
  const demo = await mount()
  await demo.verdict('verified')
  await demo.choose('replaced')
  await demo.click('[data-channel=apart]')
  await demo.verdict('rejected')
  await expect.poll(channelInAddress).toBe('apart')
  await demo.unmount()
  const again = await mount()
  await again.verdict('rejected')
  await again.says('差し替えが見つかりました')
  await again.choose('list')
  await again.verdict('verified')
})

test('files dropped while a scenario is on its way are not lost to it', async () => {
  const demo = await mount()
  await demo.verdict('verified')
  demo.find('[data-scenario=list]')?.click()
  demo.drop(
    new File(['abc'], 'a'),
    new File([`${ABC}  a\n${ABC}  b\n`], 'SHA256SUMS'),
    new File(['abd'], 'b'),
  )
  await demo.verdict('rejected')
  expect(demo.rows()).toEqual(['1 ok', '2 mismatch'])
})
