/** Dragging a number: sideways moves its value, a click without moving steps it towards the side clicked. */

/** How far the hand goes from one end of the range to the other, in px, where the steps are neither too narrow nor too wide for it. */
const SPAN = 240
const NARROWEST = 3
const WIDEST = 14
/** A hand that moved less has clicked. */
const STILL = 4

/** Lets `handle` be dragged, by mouse, finger or pen, to set `input`; `change` is told each new value. Up and down belong to the page. */
export function dragged(handle: HTMLElement, input: HTMLInputElement, change: (value: number) => void, signal: AbortSignal): void {
  const [min, max, step] = [input.min, input.max, input.step].map(Number) as [number, number, number]
  const width = Math.min(WIDEST, Math.max(NARROWEST, SPAN / ((max - min) / step)))
  let from: { x: number; value: number; moved: boolean } | null = null

  const set = (value: number) => {
    const before = input.valueAsNumber
    // The field itself keeps the value in its range and on its steps.
    input.value = String(value)
    if (input.valueAsNumber !== before) change(input.valueAsNumber)
  }
  const listen = <K extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel'>(
    type: K,
    act: (event: HTMLElementEventMap[K]) => void,
  ) => handle.addEventListener(type, act, { signal })

  listen('pointerdown', event => {
    if (event.button !== 0) return
    event.preventDefault()
    handle.setPointerCapture?.(event.pointerId)
    input.focus({ preventScroll: true })
    from = { x: event.clientX, value: input.valueAsNumber, moved: false }
  })
  listen('pointermove', event => {
    if (!from) return
    const by = event.clientX - from.x
    from.moved ||= Math.abs(by) >= STILL
    if (from.moved) set(from.value + Math.round(by / width) * step)
  })
  listen('pointerup', event => {
    if (from && !from.moved) {
      const { left, width: whole } = handle.getBoundingClientRect()
      set(from.value + (event.clientX < left + whole / 2 ? -step : step))
    }
    from = null
  })
  listen('pointercancel', () => {
    from = null
  })
}
