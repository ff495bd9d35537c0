// Two workers call Payments before its move, after it, and after the
// old machine was switched off. One looks the name up at its start.
const directory = new Map([['payments.example.com', '192.0.2.20']])
const running = new Set(['192.0.2.20', '198.51.100.20'])

function lookUp(name: string): string {
  return directory.get(name) ?? 'no such name'
}

function call(address: string): string {
  return running.has(address) ? address : `${address} is silent`
}

/** Keeps the address for as long as the process lives. */
class AsksOnce {
  address = lookUp('payments.example.com')
  pay = () => call(this.address)
}

/** Asks for each new connection; a cache below keeps to the TTL. */
class AsksEachTime {
  pay = () => call(lookUp('payments.example.com'))
}

const workers = [new AsksOnce(), new AsksEachTime()]
const heard: string[][] = [[], []]
const everybodyCalls = () =>
  workers.forEach((worker, n) => {
    heard[n]?.push(worker.pay())
  })

everybodyCalls()
directory.set('payments.example.com', '198.51.100.20')
everybodyCalls()
running.delete('192.0.2.20')
everybodyCalls()

console.log(`asks once: ${heard[0]?.join(', ')}`)
console.log(`asks each time: ${heard[1]?.join(', ')}`)
