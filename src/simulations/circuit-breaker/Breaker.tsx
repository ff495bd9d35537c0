/** The breaker large: its three states with what each is doing now, and the ways between them. Wide, and anew for a phone. */
import { useWidth } from '../../views/use-width.ts'
import styles from './Breaker.module.css'
import type { Hero, StateId, Way } from './hero.ts'

interface Place {
  readonly x: number
  readonly y: number
}

interface Sheet {
  readonly width: number
  readonly height: number
  readonly box: { readonly width: number; readonly height: number }
  readonly at: Readonly<Record<StateId, Place>>
  /** The line of each way, its arrow at the end, and where its label stands. */
  readonly ways: Readonly<
    Record<string, { readonly line: string; readonly label: Place & { readonly anchor: 'start' | 'middle' | 'end' } }>
  >
}

const WIDE: Sheet = {
  width: 760,
  height: 312,
  box: { width: 258, height: 96 },
  at: { closed: { x: 8, y: 8 }, open: { x: 494, y: 8 }, 'half-open': { x: 251, y: 208 } },
  ways: {
    'closed open': { line: 'M266 56H486', label: { x: 380, y: 44, anchor: 'middle' } },
    'open half-open': { line: 'M700 104V256H517', label: { x: 606, y: 246, anchor: 'middle' } },
    'half-open open': { line: 'M380 208V152H580V112', label: { x: 390, y: 142, anchor: 'start' } },
    'half-open closed': { line: 'M251 256H110V112', label: { x: 122, y: 184, anchor: 'start' } },
  },
}

/** For a window of 320 px: no word of it shrinks. */
const NARROW: Sheet = {
  width: 268,
  height: 470,
  box: { width: 212, height: 94 },
  at: { closed: { x: 4, y: 6 }, open: { x: 4, y: 186 }, 'half-open': { x: 4, y: 366 } },
  ways: {
    'closed open': { line: 'M24 100V178', label: { x: 36, y: 146, anchor: 'start' } },
    'open half-open': { line: 'M24 280V358', label: { x: 36, y: 308, anchor: 'start' } },
    'half-open open': { line: 'M206 366V288', label: { x: 196, y: 344, anchor: 'end' } },
    'half-open closed': { line: 'M216 413H244V53H224', label: { x: 258, y: 233, anchor: 'middle' } },
  },
}

/** Below this width the narrow form is drawn. */
const FITS = 720

export function Breaker({ hero }: { readonly hero: Hero }) {
  const [ref, room] = useWidth<HTMLDivElement>()
  return (
    <div ref={ref} className={styles.breaker}>
      {(room === null || room >= FITS) && <Drawing hero={hero} sheet={WIDE} form="wide" />}
      {(room === null || room < FITS) && <Drawing hero={hero} sheet={NARROW} form="narrow" />}
    </div>
  )
}

function Drawing({ hero, sheet, form }: { readonly hero: Hero; readonly sheet: Sheet; readonly form: 'wide' | 'narrow' }) {
  const { active, states, ways, waited } = hero
  const name = `The breaker is ${active}: ${states[active].does}. ${states[active].now}.`
  return (
    <svg className={`${styles.drawing} ${styles[form]}`} viewBox={`0 0 ${sheet.width} ${sheet.height}`} role="img" aria-label={name}>
      {ways.map(way => (
        <Line key={`${way.from} ${way.to}`} way={way} sheet={sheet} form={form} />
      ))}
      {(Object.keys(sheet.at) as StateId[]).map(id => (
        <Box key={id} id={id} sheet={sheet} hero={hero} waited={id === active ? waited : 0} />
      ))}
    </svg>
  )
}

function Line({ way, sheet, form }: { readonly way: Way; readonly sheet: Sheet; readonly form: 'wide' | 'narrow' }) {
  const place = sheet.ways[`${way.from} ${way.to}`]
  if (!place) return null
  const { line, label } = place
  const turned = form === 'narrow' && way.to === 'closed'
  return (
    <g className={way.isTaken ? `${styles.way} ${styles.taken}` : styles.way}>
      <path d={line} />
      <Head line={line} />
      <text x={label.x} y={label.y} textAnchor={label.anchor} transform={turned ? `rotate(90 ${label.x} ${label.y})` : undefined}>
        {way.label}
      </text>
    </g>
  )
}

/** The arrow's head, at the end of a line of level and upright strokes. */
function Head({ line }: { readonly line: string }) {
  const strokes = [...line.matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)]
  let [x, y, turn] = [0, 0, 0]
  for (const [, kind, first, second] of strokes) {
    const to = Number(first)
    if (kind === 'M') [x, y] = [to, Number(second)]
    else if (kind === 'H') [x, turn] = [to, to > x ? 0 : 180]
    else [y, turn] = [to, to > y ? 90 : 270]
  }
  return <polygon points="8,0 -3,5 -3,-5" transform={`translate(${x} ${y}) rotate(${turn})`} />
}

function Box({ id, sheet, hero, waited }: { readonly id: StateId; readonly sheet: Sheet; readonly hero: Hero; readonly waited: number }) {
  const { x, y } = sheet.at[id]
  const { width, height } = sheet.box
  const { does, now } = hero.states[id]
  const isActive = hero.active === id
  return (
    <g className={isActive ? `${styles.state} ${styles.active}` : styles.state}>
      <rect x={x} y={y} width={width} height={height} rx="6" />
      {waited > 0 && (
        <rect className={styles.waited} x={x + 14} y={y + height - 9} width={Math.round((width - 28) * waited * 10) / 10} height="3" />
      )}
      <text className={styles.name} x={x + 14} y={y + 31}>
        {id}
      </text>
      <text className={styles.does} x={x + 14} y={y + 53}>
        {does}
      </text>
      {isActive && (
        <text className={styles.now} x={x + 14} y={y + 77}>
          {now}
        </text>
      )}
    </g>
  )
}
