/** Holds the chapter's sentences to the runs they speak of. */
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'is lost': 'its address is replaced, its note is gone',
  'The second one': 'everything is as the request wants it already; nothing is written',
  'went through': 'order 1047 is "v2" now: its items are replaced',
  'there was nothing to write': 'everything is as the request wants it already; nothing is written',
  'gets 412': 'Server answers Ben: 412 Precondition Failed',
  'writes 3': 'order 1047 is "v3" now: its items are replaced',
  'come in at the top': 'writes row 1057 of offset/orders',
  'page 2': 'Ann (offset) receives 200 OK from Server (offset)',
  deleted: 'deletes row 1049 of offset/orders',
  'can be read': 'Server (patch status) answers Ann (patch status): 200 OK (to GET /orders/1048)',
  'as well': 'Server (cancellation resource) answers Ann (cancellation resource): 200 OK (to GET /orders/1048)',
  'there is nothing': 'Server (delete) answers Ann (delete): 404 Not Found (to GET /orders/1048)',
  'refuses all three': 'Server (patch status) answers Ann (patch status): 409 Conflict (to PATCH /orders/1046)',
})
