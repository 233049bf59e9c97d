/** Without a page: Node.js, Deno, Bun. Workers where they are as in a page. */
import { readFile } from 'node:fs/promises'
import { byDoors, byWorkers } from '../checks.js'
import { start } from '../start.js'

const read = async (name) => new Uint8Array(await readFile(new URL(`../samples/${name}`, import.meta.url)))
const doors = await byDoors(read)
const workers = typeof Worker === 'function' ? await byWorkers(read, start) : undefined
console.log(JSON.stringify({ doors, workers }))
