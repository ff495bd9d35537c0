/** Answers that every design gives, and how each says that something is wrong. */
import type { Field } from '../../actors/resource-server/fields.ts'
import { fieldValue } from '../../actors/resource-server/fields.ts'
import type { HttpRequest } from '../../actors/resource-server/http-request.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { printJson } from '../../actors/resource-server/json-text.ts'
import { problem } from '../../actors/resource-server/problem.ts'
import { JSON_TYPE } from '../../actors/resource-server/serve.ts'
import type { Json } from '../../engine/trace.ts'
import type { Choices } from './steps.ts'

/** The account that a request speaks for. */
export function accountOf({ fields }: HttpRequest): string {
  return (fieldValue(fields, 'Authorization') ?? '').replace('Bearer ', '')
}

/** An answer with content. */
export function json(status: number, value: Json, fields: readonly Field[] = []): HttpResponse {
  return { status, fields: [['Content-Type', JSON_TYPE], ...fields], body: printJson(value) }
}

/** An answer without content. */
export function bare(status: number, fields: readonly Field[] = []): HttpResponse {
  return { status, fields, body: null }
}

/** A refusal, as the design says it. */
export function refusal({ errors }: Choices, status: number, detail: string): HttpResponse {
  if (errors === 'always-200') return json(200, { ok: false, error: detail })
  if (errors === 'always-500') return json(500, { error: detail })
  return problem(status, { detail })
}
