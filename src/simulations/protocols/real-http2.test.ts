/** The bytes of REST, gRPC and GraphQL against Node's own HTTP/2 (nghttp2): the same fields, over one real connection, octet by octet. */
import { once } from 'node:events'
import http2 from 'node:http2'
import net, { type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { decodeHeaders } from '../../actors/hpack/hpack.ts'
import { emptyTable, type Field } from '../../actors/hpack/tables.ts'
import { type Frame, PREFACE, readFrames } from '../../actors/http2-frames.ts'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { type Lane, sentIn } from './lanes.ts'
import { anatomyOf } from './parts.ts'
import { protocols } from './simulation.ts'

/** A message as its receiver understands it. */
interface Understood {
  readonly fields: readonly Field[]
  readonly body: Uint8Array
  readonly trailers: readonly Field[]
}

/** What the model sent in one direction of a lane, as frames message by message. */
function modelled(lane: Lane, from: string, to: string): Frame[][] {
  const run = simulate(protocols as unknown as Simulation, scenarioInput(protocols as unknown as Simulation, 'asked-twice'))
  return sentIn(indexTrace(run.events), lane, from, to).map(({ sent }) => {
    const bytes = Uint8Array.from(Buffer.from(anatomyOf(sent.detail)?.hex ?? '', 'hex'))
    expect(bytes.length, 'the model shows all of its bytes').toBe(sent.bytes)
    return readFrames(bytes)
  })
}

function understood(messages: readonly (readonly Frame[])[]): Understood[] {
  let table = emptyTable()
  return messages.map(frames => {
    const blocks = frames
      .filter(({ type }) => type === 'HEADERS')
      .map(({ payload }) => {
        const read = decodeHeaders(table, payload)
        table = read.table
        return read.fields
      })
    return { fields: blocks[0] ?? [], trailers: blocks[1] ?? [], body: bodyOf(frames) }
  })
}

function bodyOf(frames: readonly Frame[]): Uint8Array {
  return Uint8Array.from(frames.flatMap(({ type, payload }) => (type === 'DATA' ? [...payload] : [])))
}

/** Sends the same messages through Node's client and server, and gives what passed between them. */
async function overNode(requests: readonly Understood[], answers: readonly Understood[]): Promise<{ up: Frame[]; down: Frame[] }> {
  const server = http2.createServer()
  let served = 0
  server.on('stream', async stream => {
    stream.resume()
    await once(stream, 'end')
    const { fields, body, trailers } = answers[served++] as Understood
    // The server would add a date of its own to an answer without one.
    const options = { waitForTrailers: trailers.length > 0, sendDate: false } as http2.ServerStreamResponseOptions
    stream.on('wantTrailers', () => stream.sendTrailers(Object.fromEntries(trailers)))
    stream.respond(Object.fromEntries(fields), options)
    stream.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const [up, down]: [Buffer[], Buffer[]] = [[], []]
  const wire = net.createServer(near => {
    const far = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
    near.on('data', data => up.push(data) && far.write(data)).on('error', () => {})
    far.on('data', data => down.push(data) && near.write(data)).on('error', () => {})
    near.on('close', () => far.destroy())
  })
  wire.listen(0, '127.0.0.1')
  await once(wire, 'listening')
  const client = http2.connect(`http://127.0.0.1:${(wire.address() as AddressInfo).port}`)
  for (const { fields, body } of requests) {
    const stream = client.request(Object.fromEntries(fields), { endStream: body.length === 0 })
    if (body.length > 0) stream.end(body)
    stream.resume()
    await once(stream, 'close')
  }
  client.destroy()
  wire.close()
  server.close()
  return {
    up: readFrames(Uint8Array.from(Buffer.concat(up).subarray(PREFACE.length))),
    down: readFrames(Uint8Array.from(Buffer.concat(down))),
  }
}

/** Header blocks in hexadecimal, and all of the bodies in one row. */
function essence(frames: readonly Frame[]) {
  const blocks = frames
    .filter(({ type }) => type === 'HEADERS')
    .map(({ stream, payload }) => `${stream}: ${Buffer.from(payload).toString('hex')}`)
  return { blocks, body: Buffer.from(bodyOf(frames)).toString('hex') }
}

it.each(['rest', 'grpc', 'graphql'] as const)(
  '%s asked twice is what nghttp2 writes: every header block, its table warm, and every body',
  async lane => {
    const [up, down] = [modelled(lane, 'client', 'api'), modelled(lane, 'api', 'client')]
    const real = await overNode(understood(up), understood(down))
    expect(essence(real.up)).toEqual(essence(up.flat()))
    expect(essence(real.down)).toEqual(essence(down.flat()))
  },
)
