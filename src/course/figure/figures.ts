/** The figures of the page by name, so that a link in the prose can reach the one it speaks of, awake or not. */

/** Shows the run of a link's query; it comes from the figure once it lives. */
type Opener = (query: string) => void

const living = new Map<string, Opener>()
const waiting = new Map<string, string>()
const alarms = new Map<string, () => void>()

/** Says that figure `name` lives and can open links; returns how to say that it no longer does. A link that came too early is opened now. */
export function register(name: string, open: Opener): () => void {
  living.set(name, open)
  const early = waiting.get(name)
  if (early !== undefined) {
    waiting.delete(name)
    open(early)
  }
  return () => {
    if (living.get(name) === open) living.delete(name)
  }
}

/** Opens a link in figure `name`, now or as soon as it lives. */
export function openIn(name: string, query: string): void {
  const open = living.get(name)
  if (open) open(query)
  else {
    waiting.set(name, query)
    wake(name)
  }
}

/** Makes a figure that waits to come near load at once. */
export function wake(name: string): void {
  alarms.get(name)?.()
}

/** Resolves when the figure `name`, or a dial in the text that turns it, comes near the viewport, is woken, or is not on the page yet (then nobody has seen it). */
export function near(name: string): Promise<void> {
  return new Promise(resolve => {
    const element = document.getElementById(name)
    if (!element) return resolve()
    const come = () => {
      observer.disconnect()
      alarms.delete(name)
      resolve()
    }
    const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && come(), { rootMargin: '300px' })
    for (const place of [element, ...document.querySelectorAll(`[data-dial="${name}"]`)]) observer.observe(place)
    alarms.set(name, come)
  })
}
