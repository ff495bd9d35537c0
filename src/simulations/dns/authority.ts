/** A server of one zone: it answers from its zone alone, keeps nothing that others said, and its owner edits it. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import { addressAfter, changeAddress, changeTtl, type Moves, oneMoreMove, ownersTtl } from './moves.ts'
import { canonical } from './names.ts'
import { detailOf, type Question, questionText, replyText } from './records.ts'
import { encode } from './wire.ts'
import { answerFrom, firstAddress, type Zone } from './zones.ts'

/** What a server has on its disk: it survives a break. */
export interface AuthorityContext {
  readonly zone: Zone
  readonly moves: Moves
}

interface Arguments {
  readonly context: AuthorityContext
  readonly event: unknown
}

/** The bytes of a reply to a resolver. */
const HEADER = { id: 0, response: true, recursionDesired: false, recursionAvailable: false, extended: true } as const

const named = (event: unknown): string => canonical((event as ActionEvent).argument as string)

/** The machine of a zone's server; `actor` is its name. */
export function authorityMachine(actor: string): AnyStateMachine {
  return setup({
    types: { context: {} as AuthorityContext, emitted: {} as Effect, input: {} as AuthorityContext },
    guards: {
      'the name is there': ({ context, event }: Arguments) => changeAddress(context.zone, named(event), '') !== null,
      'the name is free': ({ context, event }: Arguments) => !context.zone.records.some(({ name }) => name === named(event)),
    },
    actions: {
      'answer from the zone': emit(({ context, event }: Arguments): Effect => {
        const { message } = event as MessageEvent
        const question = message.detail as unknown as Question
        const reply = answerFrom(context.zone, { name: question.name, type: question.type })
        return {
          type: 'send',
          to: message.from,
          label: replyText(question, reply),
          kind: 'response',
          correlates: message.id,
          bytes: encode({ ...HEADER, authoritative: reply.authority.every(({ type }) => type !== 'NS') }, question, reply).length,
          detail: detailOf(reply),
        }
      }),
      'write the new address': emit(({ context, event }: Arguments): Effect => {
        const name = named(event)
        const changed = changeAddress(context.zone, name, addressAfter(name, (context.moves[name] ?? 0) + 1))
        const value = { data: changed?.now.data ?? '', ttl: changed?.now.ttl ?? 0, was: changed?.old.data ?? '' }
        return { type: 'row', table: `zone ${context.zone.origin}`, key: questionText({ name, type: 'A' }), value }
      }),
      'change the address': assign(({ context, event }: Arguments) => {
        const moves = oneMoreMove(context.moves, named(event))
        const changed = changeAddress(context.zone, named(event), addressAfter(named(event), moves[named(event)] as number))
        return { zone: changed?.zone ?? context.zone, moves }
      }),
      'write the new TTL': emit(({ context, event }: Arguments): Effect => {
        const value = { data: `${(event as ActionEvent).argument} s`, was: `${ownersTtl(context.zone)} s` }
        return { type: 'row', table: `zone ${context.zone.origin}`, key: 'TTL of all records', value }
      }),
      'change the TTL': assign(({ context, event }: Arguments) => ({
        zone: changeTtl(context.zone, Number((event as ActionEvent).argument)),
      })),
      'write the new name': emit(({ context, event }: Arguments): Effect => {
        const value = { data: firstAddress(named(event)), ttl: ownersTtl(context.zone) }
        return { type: 'row', table: `zone ${context.zone.origin}`, key: questionText({ name: named(event), type: 'A' }), value }
      }),
      'create the name': assign(({ context, event }: Arguments) => {
        const record = { name: named(event), type: 'A' as const, ttl: ownersTtl(context.zone), data: firstAddress(named(event)) }
        return { zone: { ...context.zone, records: [...context.zone.records, record] } }
      }),
      'remark that there is none': emit(
        ({ event }: Arguments): Effect => ({ type: 'note', text: `${named(event)} has no address to change` }),
      ),
      'remark that there is one': emit(({ event }: Arguments): Effect => ({ type: 'note', text: `${named(event)} is there already` })),
    },
  }).createMachine({
    id: actor,
    context: ({ input }) => input,
    initial: 'serving',
    on: {
      'change-ip': [
        { guard: 'the name is there', actions: ['write the new address', 'change the address'] },
        { actions: 'remark that there is none' },
      ],
      create: [{ guard: 'the name is free', actions: ['write the new name', 'create the name'] }, { actions: 'remark that there is one' }],
      'set-ttl': { actions: ['write the new TTL', 'change the TTL'] },
    },
    states: {
      serving: { on: { 'query.*': { actions: 'answer from the zone' }, hang: 'silent' } },
      silent: { on: { wake: 'serving' } },
    },
  }) as never
}
