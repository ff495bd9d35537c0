import { expect, it } from 'vitest'
import { inSlices } from './slices.ts'

function* count(to: number, seen: number[]): Generator<undefined, string> {
  for (let i = 1; i <= to; i++) {
    seen.push(i)
    yield
  }
  return 'done'
}

it('works off slice by slice, never within the call that began it', async () => {
  const seen: number[] = []
  const result = new Promise(resolve => inSlices(count(5, seen), resolve))
  expect(seen).toEqual([])
  expect(await result).toBe('done')
  expect(seen).toEqual([1, 2, 3, 4, 5])
})

it('says nothing any more once it is given up', async () => {
  const seen: number[] = []
  let said: unknown = 'nothing'
  const giveUp = inSlices(count(1_000_000, seen), value => {
    said = value
  })
  await new Promise(resolve => setTimeout(resolve, 5))
  giveUp()
  const so = seen.length
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(seen.length).toBe(so)
  expect(said).toBe('nothing')
})

it('hands over the RangeError of a run that has grown too long', async () => {
  function* bad(): Generator<undefined, string> {
    yield
    throw new RangeError('too long')
  }
  expect(await new Promise(resolve => inSlices(bad(), resolve))).toEqual(new RangeError('too long'))
})
