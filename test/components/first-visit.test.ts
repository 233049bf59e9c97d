import { describe, expect, test } from 'vitest'
import { leadTo, type Visit } from '../../components/edition/first-visit.ts'

const visit: Visit = {
  pathname: '/deck/',
  base: '/deck/',
  lang: 'ja',
  twins: [
    { lang: 'en', folder: 'en/' },
    { lang: 'pt-BR', folder: 'pt/' },
  ],
  languages: ['en-GB', 'ja'],
  isKnown: false,
}

describe('the address of the site, which names no language', () => {
  test.each([
    { languages: ['en-GB', 'ja'], path: '/deck/en/' },
    { languages: ['fr', 'EN'], path: '/deck/en/' },
    { languages: ['pt'], path: '/deck/pt/' },
    { languages: ['ja-JP', 'en'], path: undefined },
    { languages: ['fr'], path: undefined },
    { languages: [], path: undefined },
  ])('leads a browser that asks for $languages to $path', ({ languages, path }) => {
    expect(leadTo({ ...visit, languages })?.path).toBe(path)
  })

  test('leads nobody a second time', () => {
    expect(leadTo({ ...visit, isKnown: true })).toBeUndefined()
  })
})

test.each(['/deck/12', '/deck/study', '/deck/index.html', '/deck/english', '/elsewhere/en/'])(
  '%s is left as it is: a link means the page that it names',
  (pathname) => {
    expect(leadTo({ ...visit, pathname })).toBeUndefined()
  },
)

test('an address of an edition that leads nowhere is answered by that edition, to whoever comes', () => {
  const nowhere = { ...visit, pathname: '/deck/en/12345', languages: ['ja'], isKnown: true }
  expect(leadTo(nowhere)).toEqual({ lang: 'en', path: '/deck/en/404.html' })
})
