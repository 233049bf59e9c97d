/** Words of the pages to learn from alone, and of the frame around them. */
import type { questionOf as questionOfJa, study as ja } from '../ja/study.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'
import { verdicts } from './verdicts.ts'

/** What each chapter asks, where its own title page does not say so. */
const questions: Readonly<Record<string, string>> = {
  intro: 'What does Sigstore want to make normal?',
  background: 'Where did this part come from?',
  compare: 'Which generation notices which attack?',
  'cosign-key': 'Whose is that public key?',
  'cosign-keyless': 'How do you sign an image without keeping a key?',
  'npm-provenance': 'Where was it made, and how?',
  now: 'What has changed since 2023?',
  summary: 'Where has key management moved to?',
  appendix: 'For when you want to know a little more',
}

export const study: Same<typeof ja> = {
  title: 'Study on your own',
  toVerify: 'Verify files of your own',
  pageTitle: (title) => `${title} — Study on your own`,
  lead: 'A place to learn about software signing by breaking it with your own hands. Every verification is really computed, in this browser.',
  description: 'Learn about software signing on your own, with everything really verified in the browser.',
  chapterDescription: (title, question) =>
    `The chapter "${title}". ${question}${/[.?]$/.test(question) ? '' : '.'}`,
  questions,

  skip: 'Skip to the text',
  home: 'Contents',
  slides: 'Slides',
  onPhone: 'On a phone, read it here',
  site: 'This site',
  theme: 'Switch between light and dark colors',

  chapters: 'Chapters',
  chapterNo: (no, total) => `Chapter ${no} of ${total}`,
  demos: (count) => counted(count, 'demo'),
  minutes: (minutes) => `~${minutes} min to read`,
  read: 'Read',
  soFar: (done, total) => `You have read ${done} of ${counted(total, 'chapter')}.`,
  kept: 'The record of the chapters you read, what you predicted and the missions you solved stays in this browser and nowhere else.',
  forget: 'Erase the record',
  forgotten: 'The record is erased.',
  missions: 'Missions',
  more: 'In other forms',
  toSlides: 'The slides of the talk',
  noScript: 'The chapters and demos run on JavaScript. Please enable it to see them.',

  walk: {
    step: (no, total) => `${no} / ${total}`,
    answers: {
      verified: 'It verifies',
      open: 'It stays open',
      rejected: 'It is rejected',
      holds: 'Yes',
      depends: 'It depends',
      fails: 'No',
    },
    outcomes: verdicts,
    skip: 'Try without predicting',
    again: 'Back to this step',
    computing: 'Computing…',
    computed: 'Computed:',
    right: 'as you predicted',
    otherwise: 'not as you predicted',
    next: (title) => `Next: ${title}`,
  },
  toVerdict: 'See the verdict',

  print: 'Print this chapter',
  asSlide: 'See the slide',
  copyLink: 'Copy a link to this demo',
  copied: 'Copied',
  inAddress: 'The link is in the address bar',
  tooLarge:
    'This state cannot go into a link. A link holds no large file, and no trusted root or public key that you handed to the Sigstore demo yourself',
  onThisPage: 'In this chapter',
  previous: 'Previous chapter',
  next: 'Next chapter',
  ways: 'Previous and next chapter',
  noChapter: 'There is no chapter of that name',
  backToContents: 'Back to the contents',
}

/** What a chapter asks. */
export const questionOf: typeof questionOfJa = (chapter) =>
  chapter.opening?.question ?? questions[chapter.id] ?? ''
