/** The contract as its two languages write it, and the lines by which two versions differ. */
import { type CallName, type Contract, type Field, type Message, PATHS } from './contract.ts'

/** The components of an OpenAPI description, in YAML. */
export function openApiLines({ calls, request, order }: Contract): string[] {
  const paths = [...new Set(calls.map(call => PATHS[call].split(' ')[1]))]
  const operations = paths.map(path => {
    const own = calls.filter(call => PATHS[call].endsWith(` ${path}`))
    const said = own.map(call => `${(PATHS[call].split(' ')[0] as string).toLowerCase()}: { operationId: ${call} }`)
    return `  ${path}: { ${said.join(', ')} }`
  })
  return ['paths:', ...operations, 'schemas:', ...[request, order].flatMap(openApiMessage)]
}

function openApiMessage({ name, fields }: Message): string[] {
  const required = fields.filter(field => field.required).map(field => field.name)
  return [`  ${name}:`, `    required: [${required.join(', ')}]`, '    properties:', ...fields.map(openApiField)]
}

function openApiField({ name, type, values, min, max, nullable, repeated, fallback }: Field): string {
  const kind = type === 'string' || type === 'enum' ? 'string' : 'integer'
  const said = [
    // OpenAPI 3.1 says null as one of the types.
    nullable ? `type: [${kind}, 'null']` : `type: ${kind}`,
    ...(kind === 'integer' ? [`format: ${type === 'int64' ? 'int64' : 'int32'}`] : []),
    ...(values ? [`enum: [${values.join(', ')}]`] : []),
    ...(min === undefined ? [] : [`minimum: ${min}`, `maximum: ${max}`]),
    ...(fallback === undefined ? [] : [`default: ${fallback}`]),
  ].join(', ')
  return `      ${name}: { ${repeated ? `type: array, items: { ${said} }` : said} }`
}

/** A .proto file: it compiles as it stands. */
export function protoLines({ calls, request, order }: Contract): string[] {
  return ['syntax = "proto3";', 'package shop.v1;', ...[request, order].flatMap(protoMessage), ...serviceOf(calls)]
}

function protoMessage({ name, fields, reserved }: Message): string[] {
  const enums = fields.filter(({ type }) => type === 'enum')
  return [
    ...enums.flatMap(enumLines),
    `message ${name} {`,
    ...reserved.map(kept => `  reserved ${kept.number}; reserved "${kept.name}";`),
    ...[...fields].sort((a, b) => a.number - b.number).map(protoField),
    '}',
  ]
}

const typeName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

function enumLines({ name, values }: Field): string[] {
  const words = ['unspecified', ...(values ?? [])].map((word, i) => `${name}_${word}`.toUpperCase().concat(` = ${i};`))
  return [`enum ${typeName(name)} {`, ...words.map(word => `  ${word}`), '}']
}

function protoField({ name, number, type, repeated, unpacked, nullable }: Field): string {
  const label = repeated ? 'repeated ' : nullable ? 'optional ' : ''
  return `  ${label}${type === 'enum' ? typeName(name) : type} ${name} = ${number}${unpacked ? ' [packed = false]' : ''};`
}

function serviceOf(calls: readonly CallName[]): string[] {
  const takes: Readonly<Record<CallName, string>> = {
    CreateOrder: 'OrderRequest) returns (Order',
    ListOrders: 'Nothing) returns (OrderList',
    GetInvoice: 'OrderId) returns (Order',
    GetTracking: 'OrderId) returns (Order',
  }
  return [
    'message Nothing {}',
    'message OrderId { int64 id = 1; }',
    'message OrderList { repeated Order orders = 1; }',
    'service Orders {',
    ...calls.map(call => `  rpc ${call}(${takes[call]});`),
    '}',
  ]
}

/** A line of a difference: in both, only in the old text, only in the new. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** The difference of two texts by their longest common subsequence of lines. */
export function diffLines(old: readonly string[], next: readonly string[]): readonly DiffLine[] {
  const common: number[][] = Array.from({ length: old.length + 1 }, () => new Array<number>(next.length + 1).fill(0))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = next.length - 1; j >= 0; j--) {
      const row = common[i] as number[]
      row[j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i] === next[j]) {
      lines.push({ kind: 'same', text: old[i++] as string })
      j++
    } else if (j >= next.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) lines.push({ kind: 'gone', text: old[i++] as string })
    else lines.push({ kind: 'new', text: next[j++] as string })
  }
  return lines
}
