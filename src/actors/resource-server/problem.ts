/** Problem details: one error format that a program can read (RFC 9457). */
import type { Json } from '../../engine/trace.ts'
import type { Field } from './fields.ts'
import { type HttpResponse, REASONS } from './http-response.ts'
import { printJson } from './json-text.ts'

/** What is wrong at one place of the content; the pointer is a JSON Pointer as a fragment (RFC 6901), such as `#/items/0/quantity`. */
export type Flaw = { readonly detail: string; readonly pointer: string }

/** What a problem says beside its status. */
export interface ProblemMembers {
  /** A URI that names the kind of problem; without it the status says it all (`about:blank`). */
  readonly type?: string
  /** Default: the reason phrase of the status, as `about:blank` asks. */
  readonly title?: string
  /** What is wrong with this request, and what would help. */
  readonly detail: string
  readonly errors?: readonly Flaw[]
}

/** The media type of problems. */
export const PROBLEM = 'application/problem+json'

/** A response that says what is wrong. */
export function problem(status: number, { type, title, detail, errors }: ProblemMembers, fields: readonly Field[] = []): HttpResponse {
  const members: { [name: string]: Json } = {
    ...(type === undefined ? {} : { type }),
    title: title ?? REASONS[status] ?? '',
    status,
    detail,
    ...(errors === undefined ? {} : { errors }),
  }
  return { status, fields: [...fields, ['Content-Type', PROBLEM]], body: printJson(members) }
}
