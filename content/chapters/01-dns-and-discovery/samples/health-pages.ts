// Two pages for two questions. The work loop moves `beat` on, so a
// stuck pool shows; the shared database is reported and decides
// nothing. Times are seconds of a clock that only goes forward.
const replica = {
  now: 0,
  beat: 0,
  started: false,
  stopping: false,
  database: 'up',
}

/** Would a restart help? Only after a long time without a beat. */
function healthz() {
  const silent = replica.now - replica.beat
  return silent < 100 ? 200 : 503
}

/** Can this replica serve now? What all share is no part of it. */
function readyz() {
  const { started, stopping, database } = replica
  const fine = started && !stopping && healthz() === 200
  return { status: fine ? 200 : 503, database }
}

function show(what: string) {
  const { status, database } = readyz()
  const live = `live ${healthz()}, ready ${status}`
  console.log(`${what}: ${live}, database ${database}`)
}

show('starting')
Object.assign(replica, { started: true, now: 5, beat: 5 })
show('serving')
replica.database = 'away'
show('database away')
Object.assign(replica, { database: 'up', now: 15 })
show('busy, no beat for 10 s')
replica.now = 125
show('stuck, no beat for 120 s')
Object.assign(replica, { beat: 125, stopping: true })
show('stopping')
