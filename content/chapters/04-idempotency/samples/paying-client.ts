// A client that dies after its first attempt, and the same client
// started again: both use the key that was stored with the wish.
import { randomUUID } from 'node:crypto'
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Wish {
  key: string
  order: number
  cents: number
}

const folder = mkdtempSync(join(tmpdir(), 'wish-'))
const file = join(folder, 'order-1047.json')

/** The person pressed the button: name the wish, and keep it. */
function pressed(order: number, cents: number) {
  const wish: Wish = { key: randomUUID(), order, cents }
  writeFileSync(file, JSON.stringify(wish))
}

/** Payments: one charge for each key, and the first answer again. */
const answers = new Map<string, string>()
const ledger: number[] = []
function payments({ key, order, cents }: Wish): string {
  const known = answers.get(key)
  if (known) return `${known}, replayed`
  ledger.push(cents)
  const answer = `201 for order ${order}`
  answers.set(key, answer)
  return answer
}

/** One life of the program: it takes up whatever is pending. */
function run(diesBeforeTheAnswer: boolean): string {
  const wish: Wish = JSON.parse(readFileSync(file, 'utf8'))
  const answer = payments(wish)
  return diesBeforeTheAnswer ? 'no answer' : answer
}

pressed(1047, 4999)
console.log(`first life: ${run(true)}`)
console.log(`second life: ${run(false)}`)
console.log(`ledger of Payments: ${ledger.join(' + ')}`)
rmSync(folder, { recursive: true })
