/** Works a generator off between the frames of the page: a slice, then whatever else the page has to do, then the next. */

/** Begins at once; `done` is given the value, or the RangeError that ended it. Calling the answer gives the work up. */
export function inSlices<T>(work: Generator<undefined, T>, done: (value: T | RangeError) => void): () => void {
  // Timers wait four milliseconds once they are nested; a message only waits for its turn.
  const { port1, port2 } = new MessageChannel()
  const end = () => {
    port1.onmessage = null
    port1.close()
  }
  const next = () => {
    try {
      const slice = work.next()
      if (!slice.done) {
        port2.postMessage(null)
        return
      }
      end()
      done(slice.value)
    } catch (error) {
      end()
      if (!(error instanceof RangeError)) throw error
      done(error)
    }
  }
  port1.onmessage = next
  port2.postMessage(null)
  return end
}
