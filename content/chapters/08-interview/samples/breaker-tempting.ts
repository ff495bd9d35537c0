// A breaker as it is often written on a whiteboard: five failures in a
// row open it, 30 s later it lets calls through again, and a success
// closes it. Look for what it does not see. Times are in seconds.
class TemptingBreaker {
  state = 'closed'
  #failures = 0
  #opened = 0
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  before(): void {
    if (this.state !== 'open') return
    if (this.#clock() - this.#opened < 30) throw new Error('refused')
    this.state = 'half-open'
  }

  succeeded(): void {
    this.state = 'closed'
    this.#failures = 0
  }

  failed(): void {
    this.#failures += 1
    if (this.#failures < 5) return
    this.state = 'open'
    this.#opened = this.#clock()
  }

  call<T>(fn: () => T): T {
    this.before()
    try {
      const reply = fn()
      this.succeeded()
      return reply
    } catch (error) {
      this.failed()
      throw error
    }
  }
}

let now = 0
const fresh = () => new TemptingBreaker(() => now)
const quietly = (breaker: TemptingBreaker, fn: () => unknown) => {
  try {
    breaker.call(fn)
  } catch {
    // "Sorry, try again later", says the endpoint.
  }
}
const refused = () => {
  throw new Error('connection refused')
}

const mostly = fresh()
for (let n = 1; n <= 100; n++) {
  quietly(mostly, n % 5 === 0 ? () => 201 : refused)
}
console.log(`80 of 100 fail: ${mostly.state}`)

const answered = fresh()
for (let n = 0; n < 100; n++) quietly(answered, () => 500)
console.log(`100 answers of 500: ${answered.state}`)

const ours = fresh()
const order = JSON.parse('{}')
for (let n = 0; n < 5; n++) quietly(ours, () => order.card.number)
console.log(`five bugs of our own: ${ours.state}`)

const tripped = fresh()
tripped.before() // one call is under way, slowly
for (let n = 0; n < 5; n++) quietly(tripped, refused)
tripped.succeeded() // and now it ends
console.log(`a late answer after the trip: ${tripped.state}`)

for (let n = 0; n < 5; n++) quietly(tripped, refused)
now += 30
let through = 0
for (; through < 50; through++) tripped.before()
const { state } = tripped
console.log(`50 callers after 30 s: ${state}, ${through} through`)
