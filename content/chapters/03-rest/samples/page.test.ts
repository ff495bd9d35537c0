/** Runs the statements of the listing in SQLite, whose row values compare as PostgreSQL's do: three new rows shift nothing. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { hasPython } from '../../samples.fixture.ts'

const PROGRAM = `
import sqlite3, sys
page, index = open(sys.argv[1]).read().split(";")[:2]
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, placed_at TEXT, status TEXT)")
db.execute(index)
def place(ids, at):
    db.executemany("INSERT INTO orders VALUES (?, ?, 'paid')", [(i, at) for i in ids])
place(range(1, 31), "09:00")
first = db.execute(page, {"1": "23:59", "2": 0}).fetchall()
place(range(31, 34), "09:01")
last = first[-1]
second = db.execute(page, {"1": last[1], "2": last[0]}).fetchall()
offset = db.execute("SELECT id FROM orders ORDER BY placed_at DESC, id DESC LIMIT 10 OFFSET 10").fetchall()
ids = lambda rows: [row[0] for row in rows]
print(ids(first), ids(second), len(set(ids(first)) & set(ids(second))), len(set(ids(first)) & set(ids(offset))))
`

it.skipIf(!hasPython)('page 2 by key repeats nothing where an offset repeats three rows, ties and all', () => {
  const listing = fileURLToPath(new URL('./page.sql', import.meta.url))
  const output = execFileSync('python3', ['-c', PROGRAM, listing], { encoding: 'utf8' })
  const ids = (from: number) => Array.from({ length: 10 }, (_, n) => from - n).join(', ')
  expect(output.trim()).toBe(`[${ids(30)}] [${ids(20)}] 0 3`)
})
