/**
 * Words that do nothing by themselves. The server renders them; in the browser they are taken from the document, so that a chapter's
 * script carries none of them and none is brought to life. Coming from another page, the chapter's own document is fetched for them.
 */
import { type ComponentType, createElement, type ReactNode } from 'react'

interface StillProps {
  readonly as: string
  /** Its number in the chapter, from 0. */
  readonly n: string
  readonly id?: string
  readonly className?: string
  /** On the server and in development only. */
  readonly children?: ReactNode
}

/** Markup of the still elements of a chapter, by number. */
type Words = ReadonlyMap<string, string>

/** The element `<Still>` of a chapter whose words are these. */
export function stillOf(words: Words): ComponentType<StillProps> {
  return function Still({ as, n, children, ...rest }) {
    if (children !== undefined) return createElement(as, { ...rest, 'data-still': n }, children)
    return createElement(as, {
      ...rest,
      'data-still': n,
      dangerouslySetInnerHTML: { __html: words.get(n) ?? '' },
      suppressHydrationWarning: true,
    })
  }
}

/** The document of the chapter at an address: the page itself while it is not alive yet, else the chapter's own. */
export async function documentOf(address: string): Promise<Document> {
  if (location.pathname === address && !('hydrated' in document.documentElement.dataset)) return document
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  const text = await response.text()
  // The body alone: the sheet in the other page's head would be held against this page's policy.
  return new DOMParser().parseFromString(text.slice(text.indexOf('<body')), 'text/html')
}

/** The words that stand in a chapter's document. */
export function wordsIn(page: Document): Words {
  return new Map([...page.querySelectorAll<HTMLElement>('[data-still]')].map(element => [element.dataset.still ?? '', element.innerHTML]))
}
