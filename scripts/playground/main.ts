/**
 * The playground from the terminal: the code the slides run, their crypto platform included.
 * Exit 0 verified, 1 rejected, 2 undecided or unusable input. Where nobody was expected the verdict of a method stays the
 * tool's own: gpg ends with 0 for a good signature by any key of the keyring, and the last line says what that leaves open.
 */
import './browser-platform.ts'
import { LANGUAGE, LANGUAGES } from '../lib/edition.ts'
import { again } from '../lib/in-language.ts'
import { languageFirst } from './language.ts'
import { terminal } from './terminal.ts'

const { asked, rest } = languageFirst(process.argv.slice(2), LANGUAGES)
if (asked !== undefined && asked !== LANGUAGE) await again(asked, rest)
process.exitCode = await terminal(rest, { name: 'npm run -s playground --', languages: LANGUAGES })
