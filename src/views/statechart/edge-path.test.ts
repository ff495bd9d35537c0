import { expect, test } from 'vitest'
import { arrowHead, outside, roundedPath } from './edge-path.ts'

test('corners are rounded, by less where there is no room', () => {
  const bend = [
    [0, 0],
    [0, 20],
    [30, 20],
  ] as const
  expect(roundedPath(bend, 7)).toBe('M0 0L0 13Q0 20 7 20L30 20')
  expect(
    roundedPath(
      [
        [0, 0],
        [0, 4],
        [30, 4],
      ],
      7,
    ),
  ).toBe('M0 0L0 2Q0 4 2 4L30 4')
})

test('a line is open where its label stands', () => {
  const label = { x: -10, y: 10, width: 20, height: 10 }
  expect(
    outside(
      [
        [0, 0],
        [0, 40],
      ],
      label,
    ),
  ).toEqual([
    [
      [0, 0],
      [0, 10],
    ],
    [
      [0, 20],
      [0, 40],
    ],
  ])
  expect(
    outside(
      [
        [50, 0],
        [50, 40],
      ],
      label,
    ),
  ).toEqual([
    [
      [50, 0],
      [50, 40],
    ],
  ])
})

test('a bend under the label is not drawn', () => {
  const label = { x: -10, y: 10, width: 20, height: 10 }
  expect(
    outside(
      [
        [0, 0],
        [0, 15],
        [5, 15],
        [5, 40],
      ],
      label,
    ),
  ).toEqual([
    [
      [0, 0],
      [0, 10],
    ],
    [
      [5, 20],
      [5, 40],
    ],
  ])
})

test('the arrow points the way that the line ends', () => {
  expect(
    arrowHead(
      [
        [0, 0],
        [0, 20],
      ],
      10,
    ),
  ).toBe('0,20 -4.2,10 4.2,10')
  expect(
    arrowHead(
      [
        [30, 5],
        [10, 5],
      ],
      10,
    ),
  ).toBe('10,5 20,0.8 20,9.2')
})
