/** What the reader can do: speak HTTP as one of two editors, and let others add orders meanwhile. */
import type { ActionSpec } from '../../engine/simulation.ts'
import { EDITORS } from './editor.ts'
import { LONGEST_TEXT } from './wire.ts'

const BROKEN = /[\r\n\0]/
/** Half of a character that two code units make: no UTF-8 can carry it. */
const LONE = /\p{Surrogate}/u

function refuseText(what: string, text: string): string | null {
  if (LONE.test(text)) return `${what} holds half of a character, which UTF-8 cannot carry`
  return text.length <= LONGEST_TEXT ? null : `${what} has at most ${LONGEST_TEXT} characters, not ${text.length}`
}

/** Says what is wrong with a text that must stand on one line of a request, or null: no line break can be smuggled in. */
function refuseLine(what: string, text: string): string | null {
  if (BROKEN.test(text)) return `${what} is one line, without a line break or NUL in it; clients refuse to send such a thing`
  return text === '' ? `${what} is empty` : refuseText(what, text)
}

/** The actions of rest-console. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  send: {
    label: 'Send',
    help: 'Sends a request: method and path, with the headers and the body set before it.',
    to: () => EDITORS,
    argument: { label: 'method and path', example: 'GET /orders/1047', refuse: text => refuseLine('a request line', text) },
  },
  header: {
    label: 'Header',
    help: 'Adds a header to the next request. Host:, Content-Type: and Content-Length: without a value are left away.',
    to: () => EDITORS,
    argument: { label: 'name and value', example: 'If-Match: "v1"', refuse: text => refuseLine('a header', text) },
  },
  body: {
    label: 'Body',
    help: 'Sets the content of the next request.',
    to: () => EDITORS,
    argument: { label: 'content', example: '{"note": null}', refuse: text => refuseText('a body', text) },
  },
  as: {
    label: 'Speak as',
    help: 'From now on this editor sends.',
    to: () => EDITORS,
    argument: { label: 'editor', example: 'ben', choices: [...EDITORS] },
  },
  follow: {
    label: 'Next page',
    help: 'Sends GET for the address that the last answer’s Link names as next.',
    to: () => EDITORS,
  },
  cancel: {
    label: 'Cancel order',
    help: 'Sends the request that cancels an order in this design.',
    to: () => EDITORS,
    argument: {
      label: 'number',
      example: '1047',
      refuse: text => (/^[1-9]\d{0,6}$/.test(text) ? null : `an order has a number such as 1047, not "${text.slice(0, 40)}"`),
    },
  },
  'insert-row': { label: 'Insert a row', help: 'Somebody else orders something: a new row at the top of the list.', to: 'server' },
  reset: {
    label: 'Reset the shop',
    help: 'All orders are as they were at first, under new versions where they had changed.',
    to: () => ['server', ...EDITORS],
  },
}
