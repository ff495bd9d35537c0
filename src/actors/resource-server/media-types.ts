/** Media types: what a client sends (Content-Type) and what it will take (Accept, RFC 9110 section 12.5.1). */
import { type Field, fieldValue, listOf, trimmed } from './fields.ts'

const TYPE = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+$/

/** The type and subtype of a Content-Type in lower case, without parameters; null if there is none or it is no media type. */
export function contentType(fields: readonly Field[]): string | null {
  const value = fieldValue(fields, 'Content-Type')
  const type = value === null ? '' : trimmed(value.split(';')[0] as string).toLowerCase()
  return TYPE.test(type) ? type : null
}

interface Range {
  readonly type: string
  /** 0 (not acceptable) to 1. */
  readonly quality: number
  /** 2 for a type, 1 for `text/*`, 0 for everything; the most specific one counts. */
  readonly precision: number
}

function rangeOf(member: string): Range | null {
  const [type = '', ...parameters] = member.split(';').map(part => trimmed(part).toLowerCase())
  if (!TYPE.test(type)) return null
  const weight = parameters.find(part => part.startsWith('q='))?.slice(2) ?? '1'
  if (!/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight)) return null
  return { type, quality: Number(weight), precision: type === '*/*' ? 0 : type.endsWith('/*') ? 1 : 2 }
}

/** Whether a client takes `offered`: without Accept everything; members that cannot be read are ignored. */
export function isAcceptable(fields: readonly Field[], offered: string): boolean {
  const accept = fieldValue(fields, 'Accept')
  if (accept === null) return true
  const group = `${offered.split('/')[0]}/*`
  const fitting = listOf(accept)
    .map(rangeOf)
    .filter(range => range !== null && [offered, group, '*/*'].includes(range.type)) as Range[]
  fitting.sort((a, b) => b.precision - a.precision)
  return (fitting[0]?.quality ?? 0) > 0
}
