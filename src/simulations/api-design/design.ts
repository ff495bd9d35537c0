/** The design: a machine whose states are its steps. Choosing deploys what is chosen so far, and has it tried out at once. */
import { type AnyStateMachine, emit, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import type { Problem } from './parameters.ts'
import { type Choices, plainChoices, stepNamed, steps } from './steps.ts'

/** A line of the design sheet, as it is kept. */
export interface SheetRow {
  readonly choice: string
  readonly verdict: 'trying' | 'kept' | 'broken' | 'unproven'
  /** Absent while it is being tried. */
  readonly found?: string
}

interface DesignContext {
  readonly choices: Choices
  /** Trials begun so far. */
  readonly trial: number
  /** The step that the last trial is of. */
  readonly step: string
}

/** Where a design begins and ends. */
export const START = 'start'
export const DONE = 'done'

function rowOf(step: string, row: SheetRow): Effect {
  return { type: 'row', table: 'sheet', key: step, value: { ...row } }
}

const deployed = enqueueActions(({ context, event, enqueue }, { step: name }: { readonly step: string }) => {
  const { choices, trial } = context as DesignContext
  const choice = (event as unknown as ActionEvent).argument as string
  const next = { ...choices, [name]: choice }
  enqueue.assign({ choices: next, trial: trial + 1, step: name })
  enqueue.emit(rowOf(name, { choice, verdict: 'trying' }) as never)
  enqueue.emit({
    type: 'send',
    to: 'server',
    label: `deploy ${choice}`,
    kind: 'call',
    event: 'deploy',
    tag: String(trial + 1),
    detail: { choices: next },
  } as never)
})

const show = (problem: Problem) =>
  emit(({ context }: { readonly context: DesignContext }): Effect => {
    const { choices, trial, step } = context
    const effect: SendEffect = {
      type: 'send',
      to: 'client',
      label: `try ${step}`,
      kind: 'event',
      event: 'show',
      detail: { problem, step, choices, trial },
    }
    return effect
  })

const written = (of: (event: unknown) => Pick<SheetRow, 'verdict' | 'found'>) =>
  emit(({ context: { choices, step }, event }: Arguments): Effect => {
    const { verdict, found } = of(event)
    return rowOf(step, { choice: choices[step] as string, verdict, ...(found === undefined ? {} : { found }) })
  })

interface Arguments {
  readonly context: DesignContext
  readonly event: unknown
}

/** The machine of a problem's design. */
export function designMachine(problem: Problem): AnyStateMachine {
  const list = steps[problem]
  const names = [START, ...list.map(({ id }) => id), DONE]
  return setup({
    types: { context: {} as DesignContext, emitted: {} as Effect },
    guards: {
      'it is one of its options': ({ event }: Arguments, { step }: { readonly step: string }) =>
        stepNamed(problem, step)?.options.some(({ id }) => id === (event as ActionEvent).argument) ?? false,
      'it is of the last trial': ({ context, event }: Arguments) => (event as MessageEvent).message.detail.trial === context.trial,
      'it answers the last deployment': ({ context, event }: Arguments) => (event as MessageEvent).answers === String(context.trial),
    },
    actions: {
      'deploy and try it': deployed as never,
      'remark that this step has no such option': emit(({ event }: Arguments): Effect => {
        return { type: 'note', text: `${(event as ActionEvent).argument} is no option of this step` }
      }) as never,
      'have it tried': show(problem) as never,
      'write down what was found': written(event => (event as MessageEvent).message.detail as never) as never,
      'write down that it could not be tried': written(() => ({ verdict: 'unproven', found: 'the server was down' })) as never,
    },
  }).createMachine({
    id: problem,
    context: { choices: plainChoices(problem), trial: 0, step: '' },
    initial: START,
    on: {
      choose: { actions: 'remark that this step has no such option' },
      'ack.server': { guard: 'it answers the last deployment', actions: 'have it tried' },
      'error.server': { guard: 'it answers the last deployment', actions: 'write down that it could not be tried' },
      'found.client': { guard: 'it is of the last trial', actions: 'write down what was found' },
    },
    states: Object.fromEntries(
      names.map((name, i) => {
        const step = list.find(({ id }) => id === name)
        const [before, after] = [names[i - 1], names[i + 1]]
        const on = {
          ...(after ? { next: after } : {}),
          ...(before ? { back: before } : {}),
          ...(step
            ? {
                choose: {
                  guard: { type: 'it is one of its options', params: { step: name } },
                  actions: { type: 'deploy and try it', params: { step: name } },
                },
              }
            : {}),
        }
        return [name, { on }]
      }),
    ),
  } as never) as never
}
