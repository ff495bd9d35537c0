/** Answers one request to an API, step by step in the order that RFC 9110 asks for; a pure function of the request, the data and the hour. */
import type { Json } from '../../engine/trace.ts'
import { type EntityTag, printTag, readTags } from './entity-tags.ts'
import { type Field, fieldValue } from './fields.ts'
import { printHttpDate, type Seconds } from './http-date.ts'
import { type HttpRequest, readRequest } from './http-request.ts'
import { type HttpResponse, withLength, withoutContent } from './http-response.ts'
import { readJson } from './json-content.ts'
import { contentType, isAcceptable } from './media-types.ts'
import { isKnown, KNOWN_METHODS, type Method } from './methods.ts'
import { decide } from './preconditions.ts'
import { problem } from './problem.ts'

/** What a resource is at this moment, as a client gets it. */
export interface Representation {
  readonly body: string
  readonly etag: EntityTag
  readonly lastModified: Seconds | null
  /** Fields of its own, such as Link. */
  readonly fields?: readonly Field[]
}

/** What came of a request: the response, and the data as they are now. */
export interface Outcome<Data> {
  readonly response: HttpResponse
  readonly data: Data
}

/** A method that changes something. */
export interface Handler<Data> {
  /** The media type of the content that it needs; without one it needs none, and content is ignored. */
  readonly takes?: string
  /** It has a meaning where nothing is yet (PUT, POST) or nothing is any more (DELETE); otherwise that is a 404. */
  readonly whereNothingIs?: true
  /** Called when all conditions hold. `content` is the request's JSON, null if it takes none. */
  readonly perform: (request: HttpRequest, content: Json) => Outcome<Data>
}

/** Something that a path names, whether or not anything is there now. */
export interface Resource<Data> {
  /** What GET answers: a representation, a refusal (a query that makes no sense), or null where nothing is. Absent: it cannot be read. */
  readonly show?: (request: HttpRequest) => Representation | HttpResponse | null
  readonly handlers: Readonly<Partial<Record<Method, Handler<Data>>>>
}

/** An API: which resources there are. */
export interface Api<Data> {
  /** What a path names, or null: 404. */
  readonly route: (data: Data, segments: readonly string[], now: Seconds) => Resource<Data> | null
  /** A change of what exists must say which version it is made from, else 428 (RFC 6585). */
  readonly requireIfMatch: boolean
}

/** The media type of every representation. */
export const JSON_TYPE = 'application/json'

/** Answers a request as it stands on the wire, whatever text that is. */
export function serve<Data>(api: Api<Data>, data: Data, text: string, now: Seconds): Outcome<Data> {
  const request = readRequest(text)
  const isHead = /^HEAD /.test(text)
  const outcome = 'status' in request ? { response: request, data } : respond(api, data, request, now)
  const response = { ...outcome.response, fields: [['Date', printHttpDate(now)] as const, ...outcome.response.fields] }
  return { data: outcome.data, response: isHead ? withoutContent(response) : withLength(response) }
}

function respond<Data>(api: Api<Data>, data: Data, request: HttpRequest, now: Seconds): Outcome<Data> {
  const refuse = (response: HttpResponse): Outcome<Data> => ({ response, data })
  const { method, target } = request
  if (!isKnown(method))
    return refuse(problem(501, { detail: `This server knows no method ${method.slice(0, 20)}. Methods are case-sensitive.` }))
  if (target.path === '*') return refuse({ status: 204, fields: [['Allow', KNOWN_METHODS.slice(0, 7).join(', ')]], body: null })
  const resource = api.route(data, target.segments, now)
  if (resource === null) return refuse(problem(404, { detail: `Nothing is known by the name ${target.path.slice(0, 60)}.` }))
  const allowed = allowedMethods(resource)
  if (!allowed.includes(method)) {
    return refuse(problem(405, { detail: `${method} has no meaning for ${target.path}.` }, [['Allow', allowed.join(', ')]]))
  }
  if (method === 'OPTIONS') return refuse({ status: 204, fields: [['Allow', allowed.join(', ')], ...acceptPatch(resource)], body: null })
  const handler = resource.handlers[method]
  const misfit = handler?.takes === undefined ? null : refuseContent(method, handler.takes, request)
  if (misfit) return refuse(misfit)
  if (!isAcceptable(request.fields, JSON_TYPE)) return refuse(problem(406, { detail: `There is only ${JSON_TYPE} to be had.` }))
  const shown = resource.show?.(request) ?? null
  if (shown !== null && 'status' in shown && !handler) return refuse(shown)
  const current = shown === null || 'status' in shown ? null : shown
  if (current === null && !handler?.whereNothingIs) return refuse(problem(404, { detail: `There is no ${target.path}.` }))
  const stop = heldUp(api, request, current)
  if (stop) return refuse(stop)
  if (!handler) return refuse(representation(200, current as Representation))
  const content = handler.takes === undefined ? { value: null } : readJson(request.body)
  if ('flaw' in content) return refuse(problem(400, { detail: `The content is not JSON. At ${content.flaw}.` }))
  return handler.perform(request, content.value)
}

/** The methods that a resource allows, in the order of a table. */
export function allowedMethods<Data>({ show, handlers }: Resource<Data>): readonly Method[] {
  const reads: readonly Method[] = show ? ['GET', 'HEAD'] : []
  return KNOWN_METHODS.filter(method => method === 'OPTIONS' || reads.includes(method) || handlers[method])
}

/** Says which patch documents are understood (RFC 5789 section 3.1). */
function acceptPatch<Data>({ handlers }: Resource<Data>): Field[] {
  return handlers.PATCH?.takes === undefined ? [] : [['Accept-Patch', handlers.PATCH.takes]]
}

function refuseContent(method: Method, takes: string, { fields }: HttpRequest): HttpResponse | null {
  const coding = fieldValue(fields, 'Content-Encoding')
  if (coding !== null && coding.toLowerCase() !== 'identity') {
    return problem(415, { detail: 'Content is taken as it is, not encoded.' }, [['Accept-Encoding', 'identity']])
  }
  const type = contentType(fields)
  if (type === takes) return null
  const detail = `${method} takes ${takes} here, not ${type === null ? 'content without a media type' : type.slice(0, 60)}.`
  return problem(415, { detail }, [[method === 'PATCH' ? 'Accept-Patch' : 'Accept', takes]])
}

/** 400, 304, 412 or 428; null where the request may go on. Conditions count only after all other checks of its head (RFC 9110 section 13.2.1). */
function heldUp<Data>(api: Api<Data>, { method, fields }: HttpRequest, current: Representation | null): HttpResponse | null {
  const decision = decide(method, fields, current)
  if (decision === 'failed') return problem(412, { detail: failure(fields, current) })
  if (decision === 'not modified') return { ...representation(304, current as Representation), body: null }
  const isChange = method === 'PUT' || method === 'PATCH' || method === 'DELETE'
  const names = ['If-Match', 'If-Unmodified-Since'].some(name => fieldValue(fields, name) !== null)
  if (!api.requireIfMatch || !isChange || current === null || names) return null
  return problem(428, { detail: `Say which version you change: If-Match: ENTITY-TAG, with the ETag that your GET brought.` })
}

function failure(fields: readonly Field[], current: Representation | null): string {
  if (current === null) return 'Nothing is there now, so no version of it can match.'
  if (fieldValue(fields, 'If-Match') === null && fieldValue(fields, 'If-None-Match') !== null) {
    return `It must not exist in this version, and it does: it is now ${printTag(current.etag)}.`
  }
  const named = fieldValue(fields, 'If-Match') ?? '*'
  if (named !== '*' && readTags(named).length === 0) return 'If-Match names no entity tag. Tags stand in double quotes, such as "v1".'
  return `It has changed since you read it. Its version is now ${printTag(current.etag)}. Read it again, then decide.`
}

/** A response that carries a representation; 304 carries the same fields, but those of the content itself. */
export function representation(status: number, { body, etag, lastModified, fields = [] }: Representation): HttpResponse {
  const validators: Field[] = [['ETag', printTag(etag)]]
  if (lastModified !== null) validators.push(['Last-Modified', printHttpDate(lastModified)])
  const type: Field[] = status === 304 ? [] : [['Content-Type', JSON_TYPE]]
  return { status, fields: [...type, ...validators, ['Cache-Control', 'no-cache'], ...fields], body }
}
