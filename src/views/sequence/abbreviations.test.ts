import { expect, test } from 'vitest'
import { abbreviations } from './abbreviations.ts'

test('no two actors share their letters', () => {
  const actors = ['client', 'orders', 'products', 'payments', 'processor', 'shipping', 'users', 'inventory']
  const short = abbreviations(actors)
  expect(short.get('products')).toBe('Pr')
  expect(short.get('processor')).toBe('Po')
  expect(new Set(short.values()).size).toBe(actors.length)
})
