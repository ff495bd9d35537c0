/** TLS as a script of flights that browser and server send in turn (RFC 8446, RFC 5246, RFC 9001), and who may speak HTTP after which. */
import { type Load, load } from './packets.ts'

/** One flight: the packets that one side sends at once. */
interface Flight {
  readonly labels: readonly string[]
  /** Octets of each packet. */
  readonly bytes: readonly number[]
}

/** A handshake. The browser sends the even flights, the server the odd ones. */
export interface Handshake {
  readonly flights: readonly Flight[]
  /** How many flights there must have been before the browser may ask. */
  readonly asksAfter: number
}

/** What the reader has chosen. */
export interface Security {
  readonly protocol: 'http/1.1' | 'http/2' | 'http/3'
  readonly tls: '1.2' | '1.3'
  readonly resumption: 'off' | 'on' | '0-rtt'
}

const one = (label: string, bytes: number): Flight => ({ labels: [label], bytes: [bytes] })

/** The server's first flight with its certificates, about 3,300 octets, fills three packets. */
const certified = (label: string, segment: number, seal: number): Flight => ({
  labels: [1, 2, 3].map(n => `${label} (${n} of 3)`),
  bytes: [segment - seal, segment - seal, segment === 1200 ? 960 : 424],
})

/** The handshake of a new connection whose packets carry `segment` octets, `seal` of them for encryption. */
export function handshakeOf({ protocol, tls, resumption }: Security, segment: number, seal: number): Handshake {
  const hello = one('ClientHello', protocol === 'http/3' ? segment - seal : 517)
  if (protocol !== 'http/3' && tls === '1.2') {
    if (resumption === 'off') {
      return {
        flights: [
          hello,
          certified('ServerHello, Certificate, ServerHelloDone', segment, seal),
          one('ClientKeyExchange, Finished', 126),
          one('NewSessionTicket, Finished', 250),
        ],
        asksAfter: 4,
      }
    }
    return { flights: [hello, one('ServerHello, Finished', 150), one('Finished', 51)], asksAfter: 3 }
  }
  const answer = resumption === 'off' ? certified('ServerHello, Certificate, Finished', segment, seal) : one('ServerHello, Finished', 250)
  return { flights: [hello, answer, one('Finished', 74)], asksAfter: resumption === '0-rtt' ? 1 : 3 }
}

/** The packets of a flight. */
export function flightLoads({ flights }: Handshake, step: number, name: string): Load[] {
  const { labels, bytes } = flights[step] as Flight
  return labels.map((label, i) =>
    load({
      part: 'flight',
      label,
      bytes: bytes[i] as number,
      end: i === labels.length - 1,
      fate: `${name} flight ${step} packet ${i + 1}`,
    }),
  )
}
