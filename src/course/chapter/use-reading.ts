/** Follows the reader through a chapter: which section is on screen, and which have been read to their end. */
import { useEffect, useState } from 'react'
import { record } from '../progress/course-progress.ts'
import type { Section } from './chapter.ts'

/** The id of the section being read, null above the first; records each section whose end has come into view. */
export function useReading(slug: string, sections: readonly Section[]): string | null {
  const [here, setHere] = useState<string | null>(null)
  useEffect(() => {
    const headings = sections.flatMap(({ id }) => document.getElementById(id) ?? [])
    // A section begins to be read when its heading has passed the upper third of the window.
    const beginnings = new IntersectionObserver(
      () => {
        const passed = headings.filter(heading => heading.getBoundingClientRect().top < innerHeight / 3)
        setHere(passed.at(-1)?.id ?? null)
      },
      { rootMargin: '0px 0px -66.6% 0px' },
    )
    const ends = new Map<Element, string>()
    const endings = new IntersectionObserver(entries => {
      for (const { isIntersecting, target } of entries) {
        const id = ends.get(target)
        if (!isIntersecting || id === undefined) continue
        record({ kind: 'section-read', item: `${slug}#${id}` })
        endings.unobserve(target)
      }
    })
    for (const [index, heading] of headings.entries()) {
      beginnings.observe(heading)
      const end = lastOf(heading, headings[index + 1])
      if (!end) continue
      ends.set(end, heading.id)
      endings.observe(end)
    }
    return () => {
      beginnings.disconnect()
      endings.disconnect()
    }
  }, [slug, sections])
  return here
}

/** The last element of the section under `heading`. */
function lastOf(heading: Element, next: Element | undefined): Element | undefined {
  let last: Element | undefined
  for (let element = heading.nextElementSibling; element && element !== next; element = element.nextElementSibling) last = element
  return last
}
