/** The place of a figure on a page. The server prints it whole; in the browser it comes to life when it comes near. */
import { Component, type ComponentType, lazy, memo, type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react'
import type { SimulationId } from '../../simulations/registry.ts'
import type { FigureProps } from './Figure.tsx'
import { near, wake } from './figures.ts'
import styles from './Sim.module.css'

export interface SimProps {
  readonly id: SimulationId
  /** The figure's name on its page, its anchor and its name in links. Default: the id. */
  readonly figure?: string
  readonly scenario?: string
  readonly view?: string
  /** `NAME=VALUE,NAME=VALUE` */
  readonly set?: string
  readonly seed?: number
  /** The moment to rest at, in ms. */
  readonly rest?: string
  readonly title?: string
  readonly caption?: string
  /** The figure is what its page is about. */
  readonly isPage?: boolean
}

const figures = new Map<string, ComponentType<FigureProps>>()

/** One lazy component per figure, made once: made anew while rendering, it would lose its place in the printed page. */
function figureOf(id: SimulationId, name: string): ComponentType<FigureProps> {
  const key = `${id} ${name}`
  const known = figures.get(key)
  if (known) return known
  const made = lazy(async () => {
    if (typeof document !== 'undefined') await near(name)
    const { loadFigure } = await import('./load-figure.tsx')
    return { default: await loadFigure(id) }
  })
  figures.set(key, made)
  return made
}

/** Memoed: an update that reaches a boundary which still waits would make React draw it from nothing. */
export const Sim = memo(function Sim({ id, figure = id, ...asked }: SimProps) {
  const Lazy = figureOf(id, figure)
  const early = useEarlyPress(figure)
  return (
    <div id={figure} ref={early.place} className={styles.sim}>
      <Broken>
        <Suspense fallback={<p className={styles.waiting}>The figure is loading.</p>}>
          <Lazy figure={figure} {...asked} onReady={early.replay} />
        </Suspense>
      </Broken>
    </div>
  )
})

/**
 * A button pressed while its figure still loads is pressed again when the figure lives: the first click counts.
 * The listeners stand above React's, which lets no event through to a part of the page that is still asleep.
 */
function useEarlyPress(figure: string) {
  const place = useRef<HTMLDivElement>(null)
  const pressed = useRef<HTMLElement | null>(null)
  const asleep = useRef<AbortController | null>(null)
  const ready = useRef(false)
  useEffect(() => {
    if (ready.current) return
    const stop = new AbortController()
    asleep.current = stop
    const options = { capture: true, signal: stop.signal }
    const inside = ({ target }: Event) => (target instanceof Element && place.current?.contains(target) ? target : null)
    const come = (event: Event) => {
      if (inside(event)) wake(figure)
    }
    document.addEventListener('pointerdown', come, options)
    document.addEventListener('focusin', come, options)
    document.addEventListener(
      'click',
      event => {
        pressed.current = inside(event)?.closest('button') ?? pressed.current
      },
      options,
    )
    return () => stop.abort()
  }, [figure])
  const replay = useCallback(() => {
    ready.current = true
    asleep.current?.abort()
    pressed.current?.click()
    pressed.current = null
  }, [])
  return { place, replay }
}

/** A figure that cannot be loaded or drawn says so, and takes nothing else of the page with it. */
class Broken extends Component<{ readonly children: ReactNode }, { readonly error: Error | null }> {
  override state = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return (
      <p className={styles.waiting} role="alert">
        This figure could not be shown. Reload the page to try again; the text does not depend on it.
      </p>
    )
  }
}
