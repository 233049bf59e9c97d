import { describe, expect, test } from 'vitest'
import { noticesPage } from '../../scripts/site/notices.ts'
import { packageFolder, packageNotice } from '../../scripts/site/packages.ts'
import type { PackageNotice } from '../../scripts/site/packages.ts'

describe('notices', () => {
  test.each([
    ['/x/node_modules/vue/dist/vue.js', 'node_modules/vue'],
    ['/x/node_modules/@vue/shared/a.js?v=1', 'node_modules/@vue/shared'],
    ['C:\\x\\node_modules\\vue\\a.js', 'node_modules/vue'],
    ['/x/node_modules/a/node_modules/b/c.js', 'node_modules/a/node_modules/b'],
    ['~icons/carbon/add', 'node_modules/@iconify-json/carbon'],
    ['/x/node_modules/.vite/deps/a.js', undefined],
    ['/x/components/A.vue', undefined],
  ])('%s belongs to %s', (id, expected) => {
    expect(packageFolder(id)).toBe(expected)
  })

  test('read what an installed package says', () => {
    expect(packageNotice('node_modules/vue')).toMatchObject({
      name: 'vue',
      kind: 'libraries',
      licence: 'MIT',
    })
    expect(packageNotice('node_modules/@fontsource/noto-sans-jp')).toMatchObject({
      kind: 'fonts',
      licence: 'OFL-1.1',
    })
    expect(packageNotice('node_modules/@iconify-json/emojione-monotone')).toMatchObject({
      kind: 'icons',
      licence: 'CC-BY-4.0',
      author: 'Emoji One',
    })
  })

  test('carry each licence text once, and say where a package has none', () => {
    const notice = (name: string, rest: Partial<PackageNotice>): PackageNotice => ({
      name,
      version: '1.0.0',
      kind: 'libraries',
      licence: 'MIT',
      author: undefined,
      home: undefined,
      text: undefined,
      ...rest,
    })
    const html = noticesPage(
      [
        notice('a', { text: 'SAME <text>' }),
        notice('b', { text: 'SAME <text>', home: 'https://example.com/b' }),
        notice('c<d', { licence: 'Apache-2.0' }),
      ],
      { lang: 'ja', deck: 'D', base: '/', faces: '' },
    )
    expect(html.match(/SAME &#60;text&#62;/g)).toHaveLength(1)
    expect(html).toContain('<summary>a、b</summary>')
    expect(html).toContain('<a href="https://example.com/b">b</a>')
    expect(html).toContain('https://spdx.org/licenses/Apache-2.0.html')
    expect(html).not.toContain('c<d')
  })
})
