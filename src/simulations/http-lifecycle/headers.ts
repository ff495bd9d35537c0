/** The header fields of a connection's first requests, and what each protocol makes of every one of them. */
import { encodeField } from '../../actors/hpack/hpack.ts'
import { emptyTable, type Field, isStatic } from '../../actors/hpack/tables.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { requestFields, textOf } from './files.ts'
import type { Protocol } from './http.ts'
import { encodeSection } from './qpack.ts'

/** A field in one request: how many octets it takes, and how it was written, in words. */
export interface HeaderCell {
  readonly octets: number
  readonly how: string
}

/** A request's fields, in order, and the octets of all. */
export interface HeaderColumn {
  readonly file: number
  readonly fields: readonly Field[]
  readonly cells: readonly HeaderCell[]
  readonly total: number
}

/** The requests to show: at most three, of the first connection that was asked anything, sent by the first `seq` events. */
export function headerColumns(index: TraceIndex, seq: number, protocol: Protocol): HeaderColumn[] {
  const requests = [...index.messages.values()].filter(
    ({ sent }) => sent.seq <= seq && sent.detail.part === 'request' && sent.detail.again !== true,
  )
  const connection = requests[0]?.sent.detail.connection
  const files = requests.filter(({ sent }) => sent.detail.connection === connection).map(({ sent }) => sent.detail.file as number)
  return columnsOf(files.slice(0, 3), protocol)
}

/** The columns of the requests for these files over one connection. */
export function columnsOf(files: readonly number[], protocol: Protocol): HeaderColumn[] {
  let table = emptyTable()
  return files.map(file => {
    const fields = requestFields(file)
    const cells = fields.map(field => {
      if (protocol === 'http/1.1') return { octets: textShare(field), how: 'as text' }
      if (protocol === 'http/3') return { octets: encodeSection([field]).length - 2, how: 'static names' }
      const encoded = encodeField(table, field)
      const { form, index } = encoded
      const kept = encoded.table !== table
      table = encoded.table
      return {
        octets: encoded.bytes.length,
        how: form === 'indexed' ? `${isStatic(index) ? 'static' : 'table'} ${index}` : kept ? 'kept' : 'not kept',
      }
    })
    const sum = cells.reduce((all, { octets }) => all + octets, 0)
    const total = protocol === 'http/1.1' ? textOf(fields).length : protocol === 'http/3' ? sum + 2 : sum
    return { file, fields, cells, total }
  })
}

/** What a field takes in the text of HTTP/1.1, which has one line for the method, the path and the version, and none for the scheme. */
function textShare([name, value]: Field): number {
  if (name === ':scheme') return 0
  if (name === ':method') return value.length + 1
  if (name === ':path') return value.length + ' HTTP/1.1\r\n'.length
  return (name === ':authority' ? 'host' : name).length + ': \r\n'.length + value.length
}
