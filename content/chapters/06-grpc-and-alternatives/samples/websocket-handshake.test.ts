/** Runs both languages of the sample against the examples of RFC 6455, sections 1.3 and 5.7. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'websocket-handshake', [
  '> GET /orders HTTP/1.1',
  '> Connection: Upgrade',
  '> Upgrade: websocket',
  '> Sec-WebSocket-Version: 13',
  '> Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '< HTTP/1.1 101 Switching Protocols',
  '< Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  '> 818537fa213d7f9f4d5158',
])
