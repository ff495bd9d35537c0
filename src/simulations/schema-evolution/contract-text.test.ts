/** The texts of the contract, and messages taken apart. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changes, contractOf } from './changes.ts'
import { FIRST } from './contract.ts'
import { diffLines, openApiLines, protoLines } from './contract-text.ts'
import { takeApart } from './message-parts.ts'
import { type Format, sizeOf, write, writeAll } from './payload.ts'

const ORDER = { id: 1062, name: 'Ada Lovelace', email: 'a@example.com', status: 'pending', total: 4999, items: [17, 300] }

describe('the contract as text', () => {
  it('names a path once, with all its methods, as YAML demands', () => {
    const paths = openApiLines(FIRST).flatMap(line => /^ {2}(\/\S+):/.exec(line)?.[1] ?? [])
    expect(paths).toEqual([...new Set(paths)])
    expect(openApiLines(FIRST)).toContain('  /orders: { post: { operationId: CreateOrder }, get: { operationId: ListOrders } }')
  })

  it('reserves a number and a name as protoc wants it', () => {
    expect(protoLines(contractOf(['proto-reserve']))).toContain('  reserved 3; reserved "email";')
    expect(protoLines(contractOf(['proto-unpack']))).toContain('  repeated int32 items = 6 [packed = false];')
  })

  it('shows a change to one language or the other, and one that no language has a word for', () => {
    const differs = (id: string, of: typeof protoLines): boolean =>
      diffLines(of(FIRST), of(contractOf([id]))).some(({ kind }) => kind !== 'same')
    expect(differs('change-default', openApiLines)).toBe(true)
    expect(differs('change-default', protoLines)).toBe(false)
    expect(differs('proto-change-number', openApiLines)).toBe(false)
    expect(differs('proto-change-number', protoLines)).toBe(true)
  })

  it('differs by lines that make the new text of the old', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (old, next) => {
        const lines = diffLines(old, next)
        expect(lines.filter(({ kind }) => kind !== 'new').map(line => line.text)).toEqual(old)
        expect(lines.filter(({ kind }) => kind !== 'gone').map(line => line.text)).toEqual(next)
      }),
    )
  })
})

describe('a message taken apart', () => {
  it.each(['json', 'protobuf'] as const)('has all its bytes, in order: %s', (format: Format) => {
    for (const id of Object.keys(changes).filter(one => !/-(migrate|contract)$/.test(one))) {
      const next = contractOf([id]).order
      const one = write(format, next, { ...ORDER, phone: '+1', carrier: 'post' })
      for (const payload of [one, writeAll(format, [one, one])]) {
        const bytes = takeApart(payload, next, FIRST.order, payload !== one, false).flatMap(({ parts }) =>
          parts.flatMap(part => part.bytes),
        )
        const text = format === 'json' ? String.fromCharCode(...bytes) : bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')
        expect(text).toBe(payload.body)
        expect(bytes.length).toBe(sizeOf(payload))
      }
    }
  })

  it('says what the writer meant and what the reader makes of it', () => {
    const next = contractOf(['proto-reuse-number']).order
    const seen = takeApart(write('protobuf', next, { ...ORDER, phone: '+1' }), next, FIRST.order, false, false)
    expect(seen.filter(({ same }) => !same)).toMatchObject([{ named: '3 LEN', written: 'phone "+1"', read: 'email "+1"' }])
    const text = contractOf(['change-type']).order
    const other = takeApart(write('protobuf', text, ORDER), text, FIRST.order, false, false)
    expect(other.find(({ same }) => !same)).toMatchObject({ written: 'total_cents "4999"', read: 'unknown field 5, passed over' })
  })

  it('says that a strict reader refuses a member that it does not know', () => {
    const next = contractOf(['add-response-field']).order
    const seen = takeApart(write('json', next, { ...ORDER, carrier: 'post' }), next, FIRST.order, false, true)
    expect(seen.at(-1)).toMatchObject({ written: 'carrier "post"', read: 'unknown member, refused', same: false })
  })
})
