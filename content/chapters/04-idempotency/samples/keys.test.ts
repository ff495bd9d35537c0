/** Runs the statements of the listing in SQLite, whose ON CONFLICT and RETURNING are those of PostgreSQL: one claim wins, the other reads. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { hasPython } from '../../samples.fixture.ts'

const PROGRAM = `
import sqlite3, sys
table, claim, winner = open(sys.argv[1]).read().split(";")[:3]
db = sqlite3.connect(":memory:")
db.execute(table)
def run(statement, *values):
    named = {str(n + 1): value for n, value in enumerate(values)}
    return db.execute(statement, named).fetchall()
print(run(claim, 7, "POST /v1/payments", "k1", "f1", "worker-1", "later"))
print(run(claim, 7, "POST /v1/payments", "k1", "f1", "worker-2", "later"))
print(run(winner, 7, "POST /v1/payments", "k1"))
print(run(claim, 8, "POST /v1/payments", "k1", "f1", "worker-2", "later"))
`

it.skipIf(!hasPython)(
  'of two claims of one key one returns a row, and the other finds the winner; another account has keys of its own',
  () => {
    const listing = fileURLToPath(new URL('./keys.sql', import.meta.url))
    const output = execFileSync('python3', ['-c', PROGRAM, listing], { encoding: 'utf8' })
    expect(output.trim().split('\n')).toEqual(["[('worker-1',)]", '[]', "[('f1', 'in_progress', None, None)]", "[('worker-2',)]"])
  },
)
