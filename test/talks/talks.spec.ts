/** Each talk in another length, built as whoever gives it builds it, and driven from its cover to its last slide. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { study as say } from '#words/study'
import { missionSay } from '#words/missions/say'
import { isBuilt } from '../../scripts/lib/build-if-needed.ts'
import { FIRST, folderOf, LANGUAGES } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { serveStatic, type StaticServer } from '../../scripts/lib/static-server.ts'
import { inTalk } from '../../scripts/lib/talk.ts'
import { generationsOf } from '../../scripts/talks/missions.ts'
import { wholeDeck } from '../../scripts/talks/whole.ts'
import { siteHeaders } from '../../scripts/site/policy.ts'
import { keysOf, GENERATIONS } from '../../playground/missions/ids.ts'
import { TALK_NAMES, TALKS, WHOLE } from '../../talks/index.ts'
import { spoken } from '../../talks/talk.ts'
import { expect, test } from '../e2e/deck.ts'
import { toldSlides } from '../support/told.ts'

const plain = (text: string) => text.replaceAll(/<br>|<[^>]*>|`|\s/g, '')
const chapterIn = (file: string) => /\d+-([\w-]+)\.md$/.exec(file)?.[1]
const shown = (page: Page) => page.locator('[data-slidev-no]').filter({ visible: true }).first()
const numberOf = async (slide: Locator) => Number(await slide.getAttribute('data-slidev-no'))

for (const talk of TALK_NAMES.filter((name) => name !== WHOLE)) {
  test.describe(talk, () => {
    test.describe.configure({ mode: 'serial' })
    const folder = join(ROOT, inTalk('dist', talk))
    let server: StaticServer

    test.beforeAll(async () => {
      test.setTimeout(900_000)
      if (!isBuilt(folder)) {
        const args = [join(ROOT, 'scripts', 'build.ts'), '--talk', talk]
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
        expect(status, `${stdout}${stderr}`).toBe(0)
      }
      server = await serveStatic(folder, { headers: siteHeaders('/') })
    })
    test.afterAll(() => server.close())

    for (const language of LANGUAGES) {
      test(`every slide in ${language} opens, and no link of it leads to the cover`, async ({ page }) => {
        const { slides } = await toldSlides(talk, language)
        const root = `${server.url}${folderOf(language)}`
        const ways = new Set<string>()
        for (const [i, { title = '', frontmatter }] of slides.entries()) {
          await page.goto(`${root}${i + 1}`)
          const slide = page
            .locator(`[data-slidev-no="${i + 1}"]`)
            .filter({ visible: true })
            .first()
          const heading = slide.locator('h1').first()
          await expect.poll(async () => plain(await heading.innerText())).toBe(plain(title))
          if (frontmatter.layout !== 'cover')
            await expect(slide.locator('.chapter-mark b')).toHaveText(String(i + 1))
          for (const href of await slide
            .locator('a[href^="/"]')
            .evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
            ways.add(href ?? '')
        }
        for (const way of ways) {
          const alias = way.slice(`/${folderOf(language)}`.length)
          const at = slides.findIndex(({ frontmatter }) => frontmatter.routeAlias === alias)
          if (at === -1) {
            // To a page beside the slides, or a file.
            expect(
              await page.request.get(`${server.url}${way.slice(1)}`).then((one) => one.status()),
              way,
            ).toBe(200)
            expect(alias, way).toMatch(/^(?:study(?:\/missions)?(?:#.*)?|notices\.html)$/)
          } else {
            await page.goto(`${server.url}${way.slice(1)}`)
            await expect.poll(() => numberOf(shown(page)), way).toBe(at + 1)
          }
        }
      })
    }

    test('contents, pages and missions are of the chapters that are there; the others are told absent', async ({
      page,
      misdeeds,
    }) => {
      const { slides } = await toldSlides(talk, FIRST)
      const here = new Set(slides.flatMap(({ source }) => chapterIn(source.filepath) ?? []))
      const all = new Set(wholeDeck(FIRST).flatMap(({ file }) => chapterIn(file) ?? []))
      await page.goto(`${server.url}study`)
      const listed = page.locator('[data-chapter]')
      await expect(listed).toHaveCount(here.size)
      expect(await listed.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-chapter')))).toEqual(
        [...here],
      )
      await expect(page.locator('[data-generation]')).toHaveCount(generationsOf(talk).length)
      for (const chapter of all) {
        await page.goto(`${server.url}study/${chapter}`)
        const absent = page.getByRole('heading', { name: say.noChapter })
        if (!here.has(chapter)) await expect(absent).toBeVisible()
        else {
          const own = slides.filter(
            ({ source, frontmatter }) =>
              chapterIn(source.filepath) === chapter && frontmatter.layout !== 'section',
          )
          await expect(page.locator('section[id^=slide-]')).toHaveCount(own.length)
          await expect(absent).toHaveCount(0)
        }
      }
      for (const generation of GENERATIONS) {
        const [key = ''] = keysOf(generation)
        await page.goto('about:blank')
        await page.goto(`${server.url}study/missions#${key}`)
        const alert = page.getByText(missionSay.noMission)
        if (generationsOf(talk).includes(generation)) await expect(alert).toHaveCount(0)
        else await expect(alert).toBeVisible()
      }
      // A page that is not there is answered as a host does.
      const told = misdeeds.splice(0).filter((one) => !/status of 404/.test(one))
      expect(told).toEqual([])
    })

    test('the speaker’s clock is of this talk', async ({ page }) => {
      await page.goto(`${server.url}stage-check`)
      await expect(page.locator('nav a').first()).toHaveAttribute(
        'href',
        `/presenter/1?time=${spoken(TALKS[talk])}`,
      )
      await expect(page.locator('[aria-labelledby=stage-demos] [data-row]')).toHaveCount(
        (await toldSlides(talk, FIRST)).slides.filter(({ frontmatter }) => frontmatter.layout === 'demo')
          .length,
      )
    })
  })
}
