/** Polylines and rectangles. */
import { expect, test } from 'vitest'
import { beside, cut, distanceTo, lengthOf, overlap, pathOf, walk } from './geometry.ts'

const elbow = [
  { x: 0, y: 0 },
  { x: 0, y: 30 },
  { x: 40, y: 30 },
]

test('walking a polyline turns its corners', () => {
  expect(lengthOf(elbow)).toBe(70)
  expect(walk(elbow, 10)).toMatchObject({ x: 0, y: 10, dx: 0, dy: 1 })
  expect(walk(elbow, 50)).toMatchObject({ x: 20, y: 30, dx: 1, dy: 0 })
  expect(walk(elbow, 80)).toMatchObject({ x: 50, y: 30 })
})

test('a cut keeps the corners between its ends', () => {
  expect(pathOf(cut(elbow, 10, 50))).toBe('M0 10L0 30L20 30')
  expect(pathOf(cut(elbow, 40, 50))).toBe('M10 30L20 30')
})

test('a line beside another keeps its distance round a corner', () => {
  expect(pathOf(beside(elbow, 5))).toBe('M-5 0L-5 35L40 35')
  expect(pathOf(beside(elbow, -5))).toBe('M5 0L5 25L40 25')
})

test('rectangles that only touch do not overlap', () => {
  const box = { x: 0, y: 0, width: 10, height: 10 }
  expect(overlap(box, { ...box, x: 10 })).toBe(false)
  expect(overlap(box, { ...box, x: 9.9 })).toBe(true)
})

test('the distance to a polyline is that to its nearest stretch', () => {
  expect(distanceTo(elbow, { x: 20, y: 24 })).toBe(6)
  expect(distanceTo(elbow, { x: 43, y: 34 })).toBe(5)
})
