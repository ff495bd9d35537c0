import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Bytes } from './Bytes.tsx'
import { type BytePart, bytesByRole } from './byte-roles.ts'
import { dumpRows, hexText, plainText } from './dump.ts'

const parts: readonly BytePart[] = [
  { bytes: [0, 0, 20, 0, 0, 0, 0, 0, 1], role: 'frame', label: 'DATA frame' },
  { bytes: [0x0a, 0x0a], role: 'name', label: 'tag of customer_id' },
  { bytes: [...Buffer.from('cus_abc123')], role: 'value', label: 'value of customer_id' },
]

test('a dump holds every byte once, in order, eight to a half row, and cuts parts where rows end', () => {
  const rows = dumpRows(parts)
  const halves = rows.flat()
  expect(halves.map(({ offset }) => offset)).toEqual([0, 8, 16])
  expect(halves.flatMap(({ stretches }) => stretches.map(({ hex }) => hex)).join(' ')).toBe(hexText(parts.flatMap(({ bytes }) => bytes)))
  expect(halves[1]?.stretches.map(({ part }) => part)).toEqual([0, 1, 2])
  expect(dumpRows([])).toEqual([])
})

test('the legend counts the bytes of each role, in a fixed order, and leaves out what is not there', () => {
  expect(bytesByRole([...parts].reverse())).toEqual([
    { role: 'frame', bytes: 9 },
    { role: 'name', bytes: 2 },
    { role: 'value', bytes: 10 },
  ])
})

test('what is no printable ASCII is a dot', () => {
  expect(plainText([0x5a, 0x6f, 0xc3, 0xab, 0])).toBe('Zo···')
})

test('the served page names every part in words, with its size and its bytes', () => {
  const html = renderToString(<Bytes parts={parts} label="A message" beyond={1200} />)
  expect(html.match(/<li/g)).toHaveLength(3)
  expect(html).toContain('value of customer_id')
  expect(html).toContain(', value: 63 75 73 5f 61 62 63 31 32 33, as text cus_abc123')
  expect(html).toContain('1,200 more bytes are not shown.')
  expect(html.match(/aria-pressed="false"/g)).toHaveLength(3)
})
