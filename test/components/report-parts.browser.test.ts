import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { h } from 'vue'
import '../../styles/tokens.css'
import { allBytes, type DemoFile, demoFile, withByte } from '../../components/demos/demo-file.ts'
import LampRow from '../../components/demos/LampRow.vue'
import CheckList from '../../components/report/CheckList.vue'
import EvidenceItem from '../../components/report/EvidenceItem.vue'
import FileCard from '../../components/report/FileCard.vue'
import VerdictBanner from '../../components/report/VerdictBanner.vue'
import { edition } from '#words'
import { checksumList } from '#words/checksum'
import type { MethodWords } from '../../locales/types.ts'
import { toHex } from '../../playground/bytes.ts'
import { type Check, type Evidence, type Source, type Verdict, verdictOf } from '../../playground/report.ts'

afterEach(() => vi.restoreAllMocks())

const words: MethodWords<string, string, string> = {
  checks: {
    read: { title: '読めるか', proves: '読める' },
    digest: { title: '一致', proves: '同じ' },
    time: { title: '時刻', proves: '間に合う' },
  },
  failures: { mismatch: '違います', aging: '古い方式です' },
  missing: { digest: '比べるものがありません' },
  evidence: { sha256: 'SHA-256', who: '名前' },
}

const check = (id: string, rest: Partial<Check>): Check =>
  ({ id, proves: 'integrity', required: true, evidence: [], status: 'passed', ...rest }) as Check
const who = (value: Evidence['value'], source: Source = 'claim'): Evidence => ({
  label: 'who',
  value,
  source,
})
const row = (container: Element, id: string) => container.querySelector(`[data-check="${id}"]`) as HTMLElement

describe('CheckList', () => {
  const list = (checks: readonly Check[]) => render(CheckList, { props: { checks, words } })

  test('says each status to eyes and to a screen reader', async () => {
    const { container } = await list([
      check('read', {}),
      check('digest', { status: 'failed', code: 'mismatch' }),
      check('time', { status: 'skipped', because: 'absent' }),
      check('old', { warning: 'aging' }),
    ])
    expect(container.querySelectorAll('[data-status]').length).toBe(4)
    const named = page
      .getByRole('button')
      .elements()
      .map((one) => one.textContent)
    expect(named).toEqual([
      '読めるか読める',
      '一致違います',
      '時刻入っていません（なくてもよいものです）',
      'old古い方式です',
    ])
    for (const name of ['合格', '不合格', '未確認', '注意つき合格']) {
      await expect.element(page.getByRole('img', { name, exact: true })).toBeVisible()
    }
    await expect.element(page.getByRole('button', { name: '不合格 一致 違います' })).toBeVisible()
  })

  test.each<[string, Partial<Check>, string]>([
    ['what it waits for', { status: 'skipped', because: { check: 'read' } }, '先に「読めるか」が必要です'],
    ['what is missing here', { status: 'skipped', because: 'missing-input' }, '比べるものがありません'],
    ['that it is not supported', { status: 'skipped', because: 'unsupported' }, '対応していない方式です'],
    ['a code without words', { status: 'failed', code: 'nobody-wrote-this' }, 'nobody-wrote-this'],
  ])('says %s', async (_what, rest, says) => {
    const { container } = await list([check('digest', rest)])
    expect(row(container, 'digest').textContent).toContain(says)
  })

  test.each(['checksum', 'checksumList', 'openpgp', 'sigstore'] as const)(
    'names side by side are whole at any width: %s',
    async (method) => {
      const words = { checksumList, ...edition.methods }[method]
      const checks = Object.keys(words.checks).map((id) => check(id, {}))
      for (let width = 300; width <= 940; width += 20) {
        const shown = await render(() =>
          h('div', { style: `width: ${width}px` }, h(CheckList, { checks, words, brief: true })),
        )
        const cut = [...shown.container.querySelectorAll<HTMLElement>('.check__title')]
          .filter((title) => {
            const cell = title.closest('li')?.getBoundingClientRect().right ?? 0
            return title.getBoundingClientRect().right > cell
          })
          .map((title) => title.textContent)
        expect(cut, `${width} px`).toEqual([])
        await shown.unmount()
      }
    },
  )

  test('opens a row on what the check looked at, one at a time, by the keyboard too', async () => {
    await list([
      check('read', { evidence: [who('alice')] }),
      check('digest', { evidence: [who(Uint8Array.of(1, 0xab), 'artifact')] }),
    ])
    const [first, second] = page.getByRole('button').elements() as [HTMLElement, HTMLElement]
    expect(page.getByRole('button', { expanded: true }).elements()).toEqual([])
    await userEvent.click(first)
    await expect.element(page.getByText('alice')).toBeVisible()
    await expect.element(page.getByText('完全性：読める')).toBeVisible()
    second.focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('01ab')).toBeVisible()
    await expect.element(page.getByText('alice')).not.toBeInTheDocument()
    expect(page.getByRole('button', { expanded: true }).elements()).toEqual([second])
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('01ab')).not.toBeInTheDocument()
  })

  test('shows what a failed check expected and found without being asked, marked where they differ', async () => {
    const { container } = await list([
      check('digest', {
        status: 'failed',
        code: 'mismatch',
        expected: who('https://example.com/hello', 'policy'),
        actual: who('https://examp1e.com/hello'),
      }),
    ])
    await expect.element(page.getByText(/^期待：名前/)).toBeVisible()
    await expect.element(page.getByText(/^実際：名前/)).toBeVisible()
    expect([...container.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['l', '1'])
  })

  describe('of a long report', () => {
    const long = (failing: number | undefined) =>
      Array.from({ length: 30 }, (_, i) =>
        check(`check-${i}`, i === failing ? { status: 'failed', code: 'mismatch' } : {}),
      )
    const frame = (checks: readonly Check[]) =>
      h('div', { style: 'display: flex; flex-direction: column; height: 160px; margin-top: 70px' }, [
        h(CheckList, { checks, words }),
      ])
    const inView = (container: Element, id: string) => {
      const outer = (container.querySelector('ol') as HTMLElement).getBoundingClientRect()
      const inner = row(container, id).getBoundingClientRect()
      return inner.top >= outer.top && inner.bottom <= outer.bottom
    }
    const Host = {
      props: { failing: { type: Number, default: undefined } },
      setup: (props: { failing?: number }) => () => frame(long(props.failing)),
    }

    test('the first failure comes into view, and the start again when all is well', async () => {
      const { container, rerender } = await render(Host, { props: { failing: 22 } })
      await expect.poll(() => inView(container, 'check-22')).toBe(true)
      await rerender({ failing: 9 })
      await expect.poll(() => inView(container, 'check-9')).toBe(true)
      await rerender({ failing: undefined })
      await expect.poll(() => inView(container, 'check-0')).toBe(true)
    })

    test('nothing moves while nothing has failed', async () => {
      const { container } = await render(Host, { props: {} })
      expect(container.querySelector('ol')?.scrollTop).toBe(0)
    })
  })
})

describe('EvidenceItem', () => {
  test.each<[string, Evidence['value'], string]>([
    ['bytes as hex', Uint8Array.of(0, 0xff), '00ff'],
    ['an instant in whole seconds', new Date('2026-01-02T03:04:05.000Z'), '2026-01-02T03:04:05Z'],
    ['an instant that is finer', new Date('2026-01-02T03:04:05.678Z'), '2026-01-02T03:04:05.678Z'],
    ['an instant that is none', new Date(NaN), '—'],
    ['text as it is, markup and all', '<b>alice</b> & co', '<b>alice</b> & co'],
  ])('shows %s', async (_what, value, text) => {
    const { container } = await render(EvidenceItem, { props: { evidence: who(value), label: '名前' } })
    expect(container.querySelector('code')?.textContent).toBe(text)
  })

  test.each<[Source, string]>([
    ['artifact', 'artifact'],
    ['claim', '主張'],
    ['trust', '信頼'],
    ['policy', '方針'],
  ])('says and colours who controls it: %s', async (source, name) => {
    const { container } = await render(EvidenceItem, { props: { evidence: who('x', source), label: '名前' } })
    expect(container.querySelector('.evidence__source')?.textContent).toBe(name)
    const colour = getComputedStyle(document.documentElement).getPropertyValue(`--src-${source}`)
    const probe = document.createElement('i')
    probe.style.color = colour
    container.append(probe)
    expect(colour).not.toBe('')
    expect(getComputedStyle(container.querySelector('.evidence') as Element).borderLeftColor).toBe(
      getComputedStyle(probe).color,
    )
  })
})

describe('FileCard', () => {
  const card = (file?: DemoFile, more: { flipAt?: number; empty?: string; multiple?: boolean } = {}) =>
    render(FileCard, { props: { title: '署名', source: 'claim', ...(file && { file }), ...more } })
  const five = demoFile('five.bin', new Blob([Uint8Array.of(0, 1, 2, 3, 4)]))
  const button = (name: string) => page.getByRole('button', { name: `署名：${name}` })
  const changed = (emitted: () => [DemoFile][] | undefined) => () => emitted()?.[0]?.[0]

  test('names the file, its size and who controls it', async () => {
    await card(demoFile('large.bin', new Blob([new Uint8Array(12345)])))
    await expect.element(page.getByText('large.bin')).toBeVisible()
    await expect.element(page.getByText('12,345 byte')).toBeVisible()
    await expect
      .element(page.getByText('主張'))
      .toHaveAttribute('title', 'artifact と一緒に届く。攻撃者も差し替えられる')
  })

  test.each([
    ['in the middle', {}, '0001030304'],
    ['where it is told', { flipAt: 0 }, '0101020304'],
  ])('flips a byte %s', async (_where, more, hex) => {
    const { emitted } = await card(five, more)
    await userEvent.click(button('1 byte 変える'))
    const next = changed(() => emitted<[DemoFile]>('change'))
    await expect.poll(next).toBeDefined()
    expect(toHex(await allBytes(next() as DemoFile))).toBe(hex)
  })

  test('counts what was changed, and undoes all of it', async () => {
    const file = await withByte(await withByte(five, 0, 9), 1, 9)
    const { emitted } = await card(file)
    await expect.element(page.getByText('2 byte 変更')).toBeVisible()
    await expect.element(button('1 byte 変える')).not.toBeInTheDocument()
    await userEvent.click(button('元に戻す'))
    const next = changed(() => emitted<[DemoFile]>('change'))
    await expect.poll(next).toBeDefined()
    expect(toHex(await allBytes(next() as DemoFile))).toBe('0001020304')
    expect(next()).toMatchObject({ name: 'five.bin' })
  })

  test('asks for the editor', async () => {
    const { emitted } = await card(five)
    await userEvent.click(button('中身'))
    expect(emitted('edit')?.length).toBe(1)
  })

  test('has nothing to change in an empty file', async () => {
    await card(demoFile('empty', new Blob([])))
    await expect.element(button('1 byte 変える')).not.toBeInTheDocument()
    await expect.element(button('中身')).not.toBeInTheDocument()
  })

  test('says why there is no file', async () => {
    await card(undefined, { empty: '鍵がありません。' })
    await expect.element(page.getByText('鍵がありません。')).toBeVisible()
  })

  test('takes picked files, and the same one again', async () => {
    const { emitted } = await card(five, { multiple: true })
    const picker = page.getByLabelText('署名：選ぶ')
    for (let i = 0; i < 2; i++) {
      await userEvent.upload(picker, [new File(['a'], 'a.asc'), new File(['b'], 'b.asc')])
    }
    await expect
      .poll(() => emitted<[File[]]>('pick')?.map(([files]) => files.map(({ name }) => name)))
      .toEqual([
        ['a.asc', 'b.asc'],
        ['a.asc', 'b.asc'],
      ])
    expect((picker.element() as HTMLInputElement).value).toBe('')
  })
})

describe('VerdictBanner', () => {
  const status = () => page.getByRole('status')

  const met = check('who', { expects: true, proves: 'identity' })
  const unasked = check('who', {
    expects: true,
    required: false,
    proves: 'identity',
    status: 'skipped',
    because: 'missing-input',
  })
  const of = (verdict: Verdict, ...checks: Check[]) => ({ verdict, checks: [check('digest', {}), ...checks] })

  test.each([
    ['verified', of('verified', met), '検証できました'],
    ['nobody-expected', of('verified', unasked), '計算は合いました。誰のものかは分かりません'],
    ['nobody-expected', of('undecided', { ...unasked, required: true }), '計算は合いました'],
    ['rejected', of('rejected', met), '拒否しました'],
    ['undecided', of('undecided', met), '判断できません'],
  ] as const)('says %s, in a colour of its own, and why', async (standing, report, says) => {
    await render(VerdictBanner, { props: { phase: 'done', report, why: 'こういうわけで' } })
    await expect.element(status()).toMatchTextContent(says)
    await expect.element(status()).toMatchTextContent('こういうわけで')
    expect(status().element().className).toBe(`banner banner--${standing}`)
  })

  test('waits, until there is something to verify', async () => {
    await render(VerdictBanner, { props: { phase: 'idle' } })
    await expect.element(status()).toMatchTextContent('このスライドを開くと、ここで検証が動きます')
  })

  test('does not flash in a short verification: the last verdict stays', async () => {
    await render(VerdictBanner, { props: { phase: 'working', report: of('verified', met) } })
    await expect.element(status()).toMatchTextContent('検証できました')
  })

  test('shows how far a long one is, and stops it', async () => {
    const MIB = 1024 * 1024
    const onCancel = vi.fn()
    await render(VerdictBanner, {
      props: {
        phase: 'working',
        report: of('verified', met),
        progress: { done: 1024 * MIB, all: 4096 * MIB },
        onCancel,
      },
    })
    await expect.element(status()).toMatchTextContent('計算しています（1,024 MiB / 4,096 MiB）')
    const bar = page.getByRole('progressbar', { name: '計算しています' })
    expect((bar.element() as HTMLProgressElement).position).toBe(0.25)
    await userEvent.click(page.getByRole('button', { name: '中止' }))
    expect(onCancel).toHaveBeenCalledTimes(1)
  })

  test('can be stopped before anything is known of it, and not where nobody stops it', async () => {
    const onCancel = vi.fn()
    const { rerender } = await render(VerdictBanner, { props: { phase: 'working', onCancel } })
    const button = page.getByRole('button', { name: '中止' })
    await expect.element(button).not.toBeInTheDocument()
    await userEvent.click(button)
    expect(onCancel).toHaveBeenCalledTimes(1)
    await rerender({ phase: 'working', onCancel: undefined })
    await expect.element(button).not.toBeInTheDocument()
  })

  test('has no share of nothing', async () => {
    await render(VerdictBanner, { props: { phase: 'working', progress: { done: 0, all: 0 } } })
    expect((page.getByRole('progressbar').element() as HTMLProgressElement).position).toBe(0)
  })

  test('says that it was stopped', async () => {
    await render(VerdictBanner, { props: { phase: 'cancelled' } })
    await expect.element(status()).toMatchTextContent('中止しました')
  })

  test.each(['broken', 'idle', 'done'] as const)('says a problem, also while it is %s', async (phase) => {
    await render(VerdictBanner, {
      props: { phase, problem: '読めませんでした。', report: of('verified', met) },
    })
    await expect.element(status()).toMatchTextContent(/^読めませんでした。$/)
  })
})

describe('LampRow', () => {
  const lamps = async (checks: readonly Check[], verdict: Verdict = verdictOf(checks)) => {
    const { container } = await render(LampRow, { props: { report: { checks, verdict } } })
    return [...container.querySelectorAll('[data-lamp]')].map((one) => [
      one.getAttribute('data-lamp'),
      one.getAttribute('data-light'),
      one.querySelector('.note')?.textContent,
    ])
  }

  test('answers three questions apart, each in words', async () => {
    expect(
      await lamps([
        check('key-trust', { status: 'skipped', because: 'missing-input' }),
        check('signature-integrity', {}),
        check('key-identity', { status: 'failed', code: 'fingerprint-mismatch' }),
      ]),
    ).toEqual([
      ['integrity', 'right', '合った'],
      ['key', 'off', '違う'],
      ['trust', 'unknown', '未確認'],
    ])
  })

  const asked = (outcome: Partial<Check>) => ({ ...check('key-identity', outcome), expects: true })
  test('is green where the banner is, and nowhere else', async () => {
    const right = check('signature-integrity', { required: true })
    const nobody = asked({ status: 'skipped', because: 'missing-input' } as Partial<Check>)
    const lights = async (...checks: Check[]) => (await lamps(checks)).map(([, light]) => light)
    expect(await lights(right, nobody)).toEqual(['right', 'unknown', 'unknown'])
    expect(await lights(right, asked({}))).toEqual(['on', 'on', 'unknown'])
    const revoked = check('signing-key-valid', { status: 'failed', code: 'key-revoked' })
    expect(await lights(right, asked({}), revoked)).toEqual(['right', 'right', 'unknown'])
    const unread = check('signature-format', { status: 'undecided', code: 'signature-file-damaged' })
    expect(await lights(right, asked({}), unread)).toEqual(['right', 'right', 'unknown'])
  })

  test('lights nothing that was not checked, and warns where a check did', async () => {
    expect(await lamps([check('signature-integrity', { warning: 'aging-digest' })])).toEqual([
      ['integrity', 'warned', '注意'],
      ['key', 'unknown', '未確認'],
      ['trust', 'unknown', '未確認'],
    ])
  })
})
