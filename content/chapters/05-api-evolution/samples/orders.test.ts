/** Holds the listing to the schema that the OpenAPI Initiative publishes; without its info it is none. */
import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'

const listing = readFileSync(new URL('./orders.yaml', import.meta.url), 'utf8')

it('is a valid description in OpenAPI 3.0', async () => {
  const validator = new Validator()
  expect(await validator.validate(listing)).toEqual({ valid: true })
  expect(validator.version).toBe('3.0')
})

it('is invalid without title and version', async () => {
  const bare = listing.replace(/^info:\n(?: {2}.*\n)+/m, '')
  expect((await new Validator().validate(bare)).valid).toBe(false)
})
