// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Sample, Samples } from './Samples.tsx'

const samples = (
  <Samples name="pay">
    <Sample language="typescript">const cents = 1</Sample>
    <Sample language="python">cents = 1</Sample>
  </Samples>
)

beforeEach(() => {
  localStorage.clear()
  document.documentElement.dataset.code = 'typescript'
})

afterEach(cleanup)

const chosen = () => screen.getAllByRole('tab').map(tab => [tab.textContent, tab.getAttribute('aria-selected'), tab.tabIndex])

describe('samples in tabs', () => {
  it('stand in the markup in every language, before any script', () => {
    const html = renderToString(samples)
    expect(html).toContain('const cents = 1')
    expect(html).toContain('>cents = 1')
  })

  it('change by click, on the whole page, and are remembered', () => {
    render(samples)
    fireEvent.click(screen.getByRole('tab', { name: 'Python' }))
    expect(document.documentElement.dataset.code).toBe('python')
    expect(localStorage.getItem('sc.code-language')).toBe('python')
    expect(chosen()).toEqual([
      ['TypeScript', 'false', -1],
      ['Python', 'true', 0],
    ])
  })

  it('change by arrow, Home and End, round in a circle, and the focus follows', () => {
    render(samples)
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key })
    screen.getByRole('tab', { name: 'TypeScript' }).focus()
    for (const [key, name] of [
      ['ArrowRight', 'Python'],
      ['ArrowRight', 'TypeScript'],
      ['ArrowLeft', 'Python'],
      ['Home', 'TypeScript'],
      ['End', 'Python'],
    ] as const) {
      press(key)
      expect(document.activeElement?.textContent, key).toBe(name)
      expect(screen.getByRole('tab', { selected: true }).textContent, key).toBe(name)
    }
  })

  it('follow a choice made in another tab of the browser, and no foreign word', () => {
    render(samples)
    fireEvent(window, new StorageEvent('storage', { key: 'sc.code-language', newValue: 'cobol' }))
    expect(document.documentElement.dataset.code).toBe('typescript')
    fireEvent(window, new StorageEvent('storage', { key: 'sc.code-language', newValue: 'python' }))
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Python')
  })
})
