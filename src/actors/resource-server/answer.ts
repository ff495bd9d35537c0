/** A server's response as the message that carries it back. */
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import { byteLength } from './byte-length.ts'
import type { HttpResponse } from './http-response.ts'
import { printResponse, statusLine } from './http-response.ts'

/** The response to a request, as it stands on the wire; what is refused is an error, whoever is at fault. */
export function answerTo({ from, id }: ReceivedMessage, response: HttpResponse): SendEffect {
  const text = printResponse(response)
  return {
    type: 'send',
    to: from,
    label: statusLine(response.status),
    kind: response.status < 400 ? 'response' : 'error',
    correlates: id,
    bytes: byteLength(text),
    detail: { text },
  }
}
