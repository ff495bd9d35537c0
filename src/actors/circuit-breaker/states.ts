/** The three states of a breaker and the ways between them, as each dialect has them. */
import type { Dialect } from './settings.ts'

interface Way {
  readonly guard?: string
  readonly target?: string
  readonly actions?: string | readonly string[]
}

type Ways = Readonly<Record<string, Way | readonly Way[]>>

interface State {
  readonly on: Ways
  readonly after?: Ways
  readonly exit?: string
}

const ask: Way = { actions: 'let it through' }
const refuse: Way = { actions: 'refuse it' }
const record: Way = { actions: 'record it' }
const ignore: Way = { actions: 'ignore it' }
const ignoreLate: Way = { guard: 'it is late', actions: 'ignore it' }

/** The states of a dialect, for createMachine. */
export function breakerStates(dialect: Dialect): Readonly<Record<'closed' | 'open' | 'half-open', State>> {
  return { closed: closed(dialect), open: open(dialect), 'half-open': halfOpen(dialect) }
}

function closed({ late }: Dialect): State {
  const judge: Way[] = [{ guard: 'at the threshold', target: 'open', actions: ['record it', 'start the open time'] }, record]
  return { on: { 'acquire.*': ask, 'result.*': late === 'ignored' ? [ignoreLate, ...judge] : judge } }
}

function open({ late, halfOpenBy, trials }: Dialect): State {
  const results: Ways = late === 'ignored' ? { 'result.*': ignore } : { 'result.*': record }
  const trying: Way = { target: 'half-open', actions: trials === 'rates' ? ['clear the window', 'allow trials'] : 'allow trials' }
  if (halfOpenBy === 'timer') {
    return { on: { 'acquire.*': refuse, ...results }, after: { 'open time': trying } }
  }
  const actions = [trying.actions as string | string[], 'let it through as a trial'].flat()
  return {
    on: { 'acquire.*': [{ ...trying, guard: 'the open time is over', actions }, refuse], ...results },
    after: { 'open time': { actions: 'let the next call try' } },
  }
}

function halfOpen({ late, trials, deadline }: Dialect): State {
  const trial = deadline ? ['let it through as a trial', 'set its deadline'] : 'let it through as a trial'
  const permit = deadline ? ['wait for one less', 'give the permit back'] : 'give the permit back'
  return {
    on: {
      'acquire.*': [{ guard: 'a trial is left', actions: trial }, refuse],
      'result.*': trials === 'rates' ? judgedByRates : [...lateResult(late), ...judgedOneByOne(late, deadline)],
      'void.*': late === 'ignored' ? [ignoreLate, { actions: permit }] : { actions: permit },
      ...(deadline ? { 'trial lost': { target: 'open', actions: 'start the open time' } } : {}),
    },
    ...(deadline ? { exit: 'end its deadline' } : {}),
  }
}

/** Enough results, whichever call they are of, and the rates decide. */
const judgedByRates: readonly Way[] = [
  { guard: 'the trials failed', target: 'open', actions: ['record the trial', 'start the open time'] },
  { guard: 'the trials went well', target: 'closed', actions: 'begin anew' },
  { actions: 'record the trial' },
]

function lateResult(late: Dialect['late']): Way[] {
  if (late === 'ignored') return [ignoreLate]
  return [
    { guard: 'it is late and at the threshold', target: 'open', actions: ['record it', 'start the open time'] },
    { guard: 'it is late', actions: 'record it' },
  ]
}

function judgedOneByOne(late: Dialect['late'], deadline: boolean): Way[] {
  const kept = late === 'recorded' ? ['record it'] : []
  return [
    { guard: 'it went badly', target: 'open', actions: [...kept, 'start the open time'] },
    { guard: 'all trials went well', target: 'closed', actions: ['begin anew', ...kept] },
    { actions: deadline ? ['wait for one less', 'count the trial'] : 'count the trial' },
  ]
}
