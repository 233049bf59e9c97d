/** What the page before the talk says where something is not as it should be. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { wrongInWords } from '../../components/stage/demo-words.ts'
import { lookAtFonts, lookAtOffline } from '../../components/stage/machine.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

test('a demo that came out wrong is told every banner that would be right', () => {
  expect(wrongInWords('verified')).toMatch(/^「検証できました」か「計算は合いました[^」]*」になるはずです/)
  expect(wrongInWords('rejected')).toMatch(/^「拒否しました」になるはずです/)
  expect(wrongInWords('rejected undecided')).toMatch(/^「拒否しました」、「[^」]*」になるはずです/)
})

describe('a browser without service workers', () => {
  const look = (isSecureContext: boolean) => {
    vi.stubEnv('PROD', true)
    vi.stubGlobal('navigator', {})
    vi.stubGlobal('isSecureContext', isSecureContext)
    return lookAtOffline()
  }

  test('is told to compute in the page only where it cannot do otherwise', async () => {
    expect(await look(true)).toMatchObject({
      state: 'warn',
      help: expect.not.stringContaining('検証は') as string,
    })
    expect(await look(false)).toMatchObject({
      state: 'warn',
      help: expect.stringContaining('検証は') as string,
    })
  })
})

describe('faces', () => {
  const look = (...comes: readonly boolean[]) => {
    const face = (isThere: boolean) => ({
      family: 'Serif',
      load: () => (isThere ? Promise.resolve() : Promise.reject(new Error('no'))),
    })
    vi.stubGlobal('document', { fonts: comes.map(face) })
    return lookAtFonts()
  }

  test('that are not there are counted, and none at all are not told as none that is missing', async () => {
    expect(await look(true, false)).toMatchObject({ state: 'bad', says: '1 個の書体が届きません。' })
    expect(await look()).toMatchObject({ state: 'bad', says: expect.not.stringContaining('0') as string })
    expect(await look(true)).toMatchObject({ state: 'good' })
  })
})
