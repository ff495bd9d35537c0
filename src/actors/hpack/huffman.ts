/** The Huffman code of HPACK (RFC 7541 section 5.2 and appendix B). It is canonical: the lengths of the 257 codes give the codes. */

/** Bits of the code of each octet, and last of EOS, which only pads. */
const LENGTHS = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28, 6, 10, 10,
  12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7,
  7, 15, 11, 14, 13, 28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22,
  23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22,
  23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20,
  24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30,
] as const

const EOS = 256

/** The codes: those of one length follow one another in the order of the octets, and a longer one begins where the shorter end. */
const CODES: readonly number[] = canonical()

function canonical(): number[] {
  const codes: number[] = new Array(LENGTHS.length).fill(0)
  let next = 0
  for (let bits = 1; bits <= 30; bits++) {
    next *= 2
    LENGTHS.forEach((length, symbol) => {
      if (length === bits) codes[symbol] = next++
    })
  }
  return codes
}

/** A node of the tree that decodes: its two branches, each another node, a symbol, or nothing. */
type Node = [Node | number | null, Node | number | null]

const ROOT: Node = tree()

function tree(): Node {
  const root: Node = [null, null]
  CODES.forEach((code, symbol) => {
    let node = root
    for (let bit = (LENGTHS[symbol] as number) - 1; bit > 0; bit--) {
      const side = (code >>> bit) & 1
      const below = node[side] ?? [null, null]
      node[side] = below
      node = below as Node
    }
    node[code & 1] = symbol
  })
  return root
}

/** How many octets the code of `octets` takes. */
export function huffmanLength(octets: readonly number[]): number {
  let bits = 0
  for (const octet of octets) bits += LENGTHS[octet] as number
  return Math.ceil(bits / 8)
}

/** The code of `octets`, padded with the first bits of EOS, which are ones. */
export function huffmanEncode(octets: readonly number[]): number[] {
  const out: number[] = []
  let current = 0
  let free = 8
  const put = (bit: number): void => {
    current = current * 2 + bit
    if (--free > 0) return
    out.push(current)
    current = 0
    free = 8
  }
  for (const octet of octets) {
    const code = CODES[octet] as number
    for (let bit = (LENGTHS[octet] as number) - 1; bit >= 0; bit--) put((code >>> bit) & 1)
  }
  while (free < 8) put(1)
  return out
}

/** What `coded` stands for. Throws a RangeError for EOS, for padding of eight bits or more, and for padding that is not all ones. */
export function huffmanDecode(coded: Uint8Array): number[] {
  const out: number[] = []
  let node: Node = ROOT
  let depth = 0
  let ones = true
  for (const octet of coded) {
    for (let bit = 7; bit >= 0; bit--) {
      const side = (octet >>> bit) & 1
      const below = node[side] as Node | number
      depth++
      ones &&= side === 1
      if (typeof below !== 'number') {
        node = below
        continue
      }
      if (below === EOS) throw new RangeError('a Huffman string holds EOS')
      out.push(below)
      node = ROOT
      depth = 0
      ones = true
    }
  }
  if (depth > 7 || !ones) throw new RangeError('a Huffman string is not padded with fewer than eight ones')
  return out
}
