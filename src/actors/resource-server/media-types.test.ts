import { expect, it } from 'vitest'
import { contentType, isAcceptable } from './media-types.ts'

it.each([
  ['application/json', true],
  ['application/*', true],
  ['*/*', true],
  ['text/html, application/json;q=0.1', true],
  ['text/html', false],
  ['application/json;q=0', false],
  ['*/*, application/json;q=0', false],
  ['application/*;q=0, application/json', true],
  ['application/problem+json', false],
  ['APPLICATION/JSON', true],
  ['application/json; q=5', false],
  ['', false],
])('Accept: %j takes JSON: %s', (accept, takes) => {
  expect(isAcceptable([['Accept', accept]], 'application/json')).toBe(takes)
})

it('without Accept anything is taken', () => {
  expect(isAcceptable([], 'application/json')).toBe(true)
})

it('a Content-Type is read without its parameters, in any case; what is none is none', () => {
  expect(contentType([['content-type', 'Application/JSON; charset=utf-8']])).toBe('application/json')
  expect(contentType([['Content-Type', 'json']])).toBeNull()
  expect(contentType([])).toBeNull()
})
