import type { stageCheck as ja } from '../ja/stage-check.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

/** Words of the page that a speaker opens before the talk. */

const day = (date: Date) => date.toLocaleDateString('en-US', { dateStyle: 'long' })
const dayAndTime = (date: Date) => date.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short' })
const number = (count: number) => count.toLocaleString('en-US')

export const stageCheck: Same<typeof ja> = {
  title: 'Check before the talk',
  lead: 'Every demo is run once, in this browser. What runs is the same as on the slides.',
  again: 'Check again',
  toSlides: 'Open the slides',
  toPresenter: "Open the speaker's screen",
  summary: {
    running: (done, all) => `Checking (${done}/${all})`,
    ready: 'Ready',
    warned: 'The demos work. There is something to mind',
    notReady: (count) => `Not ready yet (${counted(count, 'problem')})`,
  },
  states: {
    waiting: 'waiting',
    running: 'checking',
    good: 'fine',
    bad: 'fix this',
    warn: 'mind this',
    note: 'note',
  },
  demos: {
    title: 'Demos',
    slide: 'Slide',
    demo: 'Demo',
    outcome: 'Outcome',
    time: 'Time',
    state: 'State',
    limit: (seconds) => ` It waits up to ${counted(seconds, 'second')} for one demo.`,
    spent: (count, seconds) => `${counted(count, 'demo')} were run, in ${seconds} seconds altogether.`,
    right: '(this is the right outcome)',
    seconds: (seconds) => `${seconds} s`,
    none: 'Nothing came out',
    late: (seconds) =>
      `After ${counted(seconds, 'second')} it is still not done. Close other applications, then check again.`,
    /** Of each outcome, the banners that tell it. */
    wrong: (expected) =>
      `It should come to ${expected.map((told) => told.map((one) => `"${one}"`).join(' or ')).join(', ')}. Build it again with npm run build, then check again.`,
    broken: 'Reload the page. If it stays the same, build it again with npm run build.',
  },
  machine: 'This environment',
  names: {
    context: 'Secure connection',
    fonts: 'Typefaces',
    offline: 'Offline',
    windows: 'Other windows',
    clock: 'Clock',
    screen: 'Screen',
    race: 'Rabbit and turtle',
  },
  context: {
    good: 'WebCrypto can be used.',
    plain:
      'The way this page was opened, WebCrypto and the offline copy cannot be used (over HTTPS or on localhost they can).',
    plainHelp:
      'The page verifies by its own computing only. If you can, use npm run present, and open it on the same computer.',
  },
  fonts: {
    good: (count) =>
      count === 1 ? 'The 1 typeface file has arrived.' : `All ${number(count)} typeface files have arrived.`,
    missing: (count) => `${counted(count, 'typeface file')} did not arrive.`,
    none: 'This page names no typeface at all.',
    help: 'Reload the page.',
  },
  offline: {
    good: (count) =>
      count === 1 ? 'The 1 file is in this browser.' : `All ${number(count)} files are in this browser.`,
    missing: (count, all) => `Of ${counted(all, 'file')}, ${number(count)} are not in this browser.`,
    never: (seconds) => `After ${counted(seconds, 'second')}, it is still not ready to work offline.`,
    silent: 'The offline copy does not answer (it may still be the earlier version).',
    impossible: 'Opened this way, it cannot be prepared to work offline.',
    unable: 'This browser cannot prepare it to work offline.',
    unableHelp: 'Open it in another browser.',
    development: 'This is the server for editing. It prepares nothing to work offline.',
    build: 'For the talk itself, use npm run present.',
    help: 'Close all windows of this talk, then open it again.',
  },
  windows: {
    none: 'None is open yet. Once one is, it shows up here.',
    impossible: 'In this browser, windows cannot talk to one another.',
    impossibleHelp: 'Open it in another browser.',
    heard: (presenters, audiences) =>
      `${counted(presenters, 'speaker screen')} and ${counted(audiences, 'room screen')} answered.`,
    half: 'Open the other one in the same browser, too.',
  },
  clock: {
    reads: (now, built) => `It is ${dayAndTime(now)}. These slides are the version of ${day(built)}.`,
    behind: "The clock is before the slides' version. Set the date of this computer right.",
    ahead: 'The clock is years ahead. If the date is right, get newer slides.',
  },
  screen: {
    reads: ({ width, height, inner: [innerWidth, innerHeight] }) =>
      `The screen is ${width}×${height}, this window ${innerWidth}×${innerHeight}.`,
    help: "Move the room's window to the projector, and make it full screen with F11.",
    narrow: (width) => `The slides are drawn ${width} wide. Make the room's window wider.`,
    zoomed: 'It seems to be zoomed in or out. Ctrl and 0 set it back.',
  },
  race: {
    says: (minutes) => `The race takes ${minutes} minutes.`,
    open: (minutes) => `Begin with ${minutes} minutes`,
    help: 'Clock and turtle start when slide 1 is left. After a rehearsal, Shift+T on slide 1 sets both back to 0. The length is changed by time= in the address.',
  },
}
