/** `npm start [-- --lang en] [--talk short] [--port N] [Slidev's own arguments]`: serves the deck for writing, and opens it where there is a display. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { hasDisplay } from './lib/display.ts'
import { DECK_FILE, type Language, LANGUAGE, nodeArguments } from './lib/edition.ts'
import { again, languageOf } from './lib/in-language.ts'
import { ownOptions } from './lib/own-options.ts'
import { ROOT } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { slidevCli } from './lib/slidev.ts'
import { TALK, talkOf } from './lib/talk.ts'
import { readSpeaker } from './talks/speaker.ts'
import type { TalkName } from '../talks/index.ts'

const FIRST_PORT = 3030
const PORTS = 100
const LONGEST_START = 120_000

await begin(async () => {
  const args = process.argv.slice(2)
  const { port, language, talk, rest } = options(args)
  if (language !== LANGUAGE || talk !== TALK) await again(language, args, talk)
  readSpeaker()
  await samplesFirst()
  const chosen = port ?? (await freePort())
  const url = `http://localhost:${chosen}/`
  await step('Starting Slidev', () => serve(chosen, url, rest))
  process.stdout.write(`\nSlides:    ${url}\nPresenter: ${url}presenter/1\nStop with Ctrl+C.\n\n`)
})

interface Options {
  readonly port: number | undefined
  readonly language: Language
  readonly talk: TalkName
  readonly rest: readonly string[]
}

function options(args: readonly string[]): Options {
  const { values, rest } = ownOptions(args, ['port', 'lang', 'talk'], { port: 'p' })
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port is ${values.port}; it must be 1 to 65535.`)
  }
  return { port, language: languageOf(values.lang), talk: talkOf(values.talk), rest }
}

async function freePort(): Promise<number> {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) if (await isFree(port)) return port
  throw new Error(
    `No port from ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1} is free: choose one with -- --port N.`,
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, 'localhost', () => server.close(() => resolve(true)))
  })
}

/** Slidev keeps running, with the keyboard; its banner is left out, what it says later (errors, restarts) is shown. */
async function serve(port: number, url: string, args: readonly string[]): Promise<void> {
  const open = hasDisplay() ? ['--open'] : []
  const slidev = spawn(
    process.execPath,
    [...nodeArguments(LANGUAGE), slidevCli(), DECK_FILE, '--port', String(port), ...open, ...args],
    {
      cwd: ROOT,
      stdio: ['inherit', 'pipe', 'pipe'],
    },
  )
  let ready = false
  let early = ''
  const hear = (chunk: Buffer) => {
    if (ready) process.stdout.write(chunk)
    else early += chunk.toString('utf8')
  }
  slidev.stdout.on('data', hear)
  slidev.stderr.on('data', hear)
  const ended = new Promise<never>((_resolve, reject) => {
    slidev.on('error', reject)
    slidev.on('exit', (code) => {
      if (ready) process.exit(code ?? 0)
      reject(new Error(`Slidev ended with exit code ${code}.\n${early}`))
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => slidev.kill(signal))
  process.on('exit', () => slidev.kill())
  await Promise.race([answers(url), ended])
  ready = true
}

async function answers(url: string): Promise<void> {
  const until = performance.now() + LONGEST_START
  while (performance.now() < until) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Slidev did not answer at ${url} within ${LONGEST_START / 1000} s.`)
}
