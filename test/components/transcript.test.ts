import { describe, expect, test } from 'vitest'
import { commandOf, reached, turnsOf } from '../../components/scenes/transcript.ts'
import { transcriptTag } from '../../components/scenes/transcript-fence.ts'

describe('a transcript is read as a terminal shows it', () => {
  const TEXT = '$ one\nsaid\n\n$ two \\\n>   --more \\\n  last\nsaid \\\nagain\n'
  const turns = turnsOf(TEXT)

  test('into commands and what they printed, each line with its number', () => {
    expect(turns).toEqual([
      { command: [{ no: 1, prompt: '$ ', text: 'one' }], output: [{ no: 2, prompt: '', text: 'said' }] },
      {
        command: [
          { no: 4, prompt: '$ ', text: 'two \\' },
          { no: 5, prompt: '> ', text: '  --more \\' },
          { no: 6, prompt: '', text: '  last' },
        ],
        output: [
          { no: 7, prompt: '', text: 'said \\' },
          { no: 8, prompt: '', text: 'again' },
        ],
      },
    ])
  })

  test('and typed again without prompts', () => {
    expect(turns.map(commandOf)).toEqual(['one', 'two \\\n  --more \\\n  last'])
  })

  test.each([
    ['output alone', 'said', [{ command: [], output: [{ no: 1, prompt: '', text: 'said' }] }]],
    ['nothing', '\n', []],
    [
      'a prompt in what was printed',
      '> quoted',
      [{ command: [], output: [{ no: 1, prompt: '', text: '> quoted' }] }],
    ],
  ])('of %s', (_what, text, expected) => expect(turnsOf(text)).toEqual(expected))

  test('a command appears whole, its output line by line, and all of it with the last step', () => {
    expect(reached(turns, [[1], [2], [4], [7], [1]])).toEqual([1, 2, 6, 7, 8])
  })

  test('what was there stays, whatever a later step talks about', () => {
    expect(reached(turns, [[7], [1], [2]])).toEqual([7, 7, 8])
  })
})

describe('a fence', () => {
  test('of another language stays what it is', () => {
    expect(transcriptTag('ts {1|2}', 'x')).toBeUndefined()
    expect(transcriptTag('consolefont', 'x')).toBeUndefined()
  })

  test('becomes the component, with nothing in it that HTML or Vue would take for its own', () => {
    expect(transcriptTag('console {1-2|4,5|all}', '$ echo "<b>" {{ x }}\n&\n')).toBe(
      '<Transcript text="$ echo &#34;&#60;b&#62;&#34; &#123;&#123; x &#125;&#125;&#10;&#38;" steps="1-2|4,5|all" />',
    )
    expect(transcriptTag('console', '$ a')).toBe('<Transcript text="$ a" />')
  })

  test.each(['console {lines:false}', 'console {1|}', 'console [title]', 'console {1} {at:2}'])(
    'with an option that is none is refused: %s',
    (info) => expect(() => transcriptTag(info, '$ a')).toThrow(/transcript: /),
  )
})
