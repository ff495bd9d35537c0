/** The browser: looks the name up, opens connections, asks for files, and keeps what it has opened. */
import { type AnyStateMachine, emit, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { type BrowserContext, type BrowserInput, isMissing } from './asking.ts'
import { connectionFails, lookUpAgain, nameIsKnown, nameIsUnknown, send, takePacket, timerIsOver } from './browsing.ts'
import { carryOut } from './carry-out.ts'
import type { LineTimer } from './lines.ts'

interface Arguments {
  readonly context: BrowserContext
}

type Timed = LineTimer & { readonly at: Micros }

const onMessage = (step: (context: BrowserContext, event: MessageEvent) => ReturnType<typeof takePacket>) =>
  enqueueActions(carryOut(step) as never)
const onTimer = enqueueActions(carryOut((context: BrowserContext, event: Timed) => timerIsOver(context, event)) as never)
const onClick = enqueueActions(carryOut((context: BrowserContext, event: ActionEvent) => send(context, event)) as never)

const clicks = {
  send: { actions: 'ask for the files' },
  'send-again': { actions: 'ask for the files' },
  preconnect: { actions: 'open connections' },
} as const

/** The browser's machine. */
export const browserMachine: AnyStateMachine = setup({
  types: { context: {} as BrowserContext, emitted: {} as Effect, input: {} as BrowserInput },
  guards: {
    'the name is missing': ({ context }: Arguments) => context.planned.length > 0,
    'files are missing': ({ context }: Arguments) => isMissing(context),
    'the name is known': ({ context }: Arguments) => context.planned.length === 0,
    'all files are here': ({ context }: Arguments) => !isMissing(context),
  },
  actions: {
    'ask for the files': onClick,
    'open connections': onClick,
    'say that it is busy': emit({ type: 'note', text: 'the last click is not answered yet; this one does nothing' }),
    'take the packet': onMessage(takePacket),
    'give the connection up': onMessage(connectionFails),
    'open connections to it': onMessage(nameIsKnown),
    'give up': onMessage(nameIsUnknown),
    'ask the resolver again': enqueueActions(
      carryOut((context: BrowserContext, event: { at: Micros }) => lookUpAgain(context, event)) as never,
    ),
    'send it again': onTimer,
    acknowledge: onTimer,
  } as never,
}).createMachine({
  id: 'browser',
  context: ({ input }: { readonly input: BrowserInput }) => ({ ...input, lines: {}, lastLine: 0, wanted: [], planned: [] }),
  initial: 'resting',
  on: {
    'packet.server': { actions: 'take the packet' },
    'error.server': { actions: 'give the connection up' },
    retransmit: { actions: 'send it again' },
    acknowledge: { actions: 'acknowledge' },
    send: { actions: 'say that it is busy' },
    'send-again': { actions: 'say that it is busy' },
    preconnect: { actions: 'say that it is busy' },
  },
  states: {
    resting: {
      on: clicks,
      always: [
        { guard: 'the name is missing', target: 'lookingUp' },
        { guard: 'files are missing', target: 'fetching' },
      ],
    },
    lookingUp: {
      on: {
        'response.resolver': { actions: 'open connections to it' },
        'error.resolver': { actions: 'give up' },
        'name is missing': { actions: 'ask the resolver again' },
      },
      always: [
        { guard: 'all files are here', target: 'resting' },
        { guard: 'the name is known', target: 'fetching' },
      ],
    },
    fetching: { always: { guard: 'all files are here', target: 'resting' } },
  },
} as never) as never
