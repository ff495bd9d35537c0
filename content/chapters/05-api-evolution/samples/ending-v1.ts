// Two versions behind one function. v1 says its goodbye in headers, is
// counted for each client, and answers 410 when its day has come.
const DEPRECATED = Date.UTC(2026, 2, 5)
const SUNSET = Date.UTC(2026, 8, 30, 22)
const DAY = 24 * 60 * 60 * 1000

interface Call {
  version: string
  client: string
  at: number
}
interface Reply {
  status: number
  headers?: Record<string, string>
}
const calls: Call[] = []

const goodbye = {
  deprecation: `@${DEPRECATED / 1000}`, // in seconds
  sunset: new Date(SUNSET).toUTCString(), // a date, as HTTP writes it
  link: '</docs/names>; rel="deprecation"',
}

function handle(path: string, client: string, at: number): Reply {
  if (client === '') return { status: 401 } // whom would we write to?
  const version = path.split('/')[1] ?? ''
  calls.push({ version, client, at })
  if (version !== 'v1') return { status: 200 }
  return { status: at < SUNSET ? 200 : 410, headers: goodbye }
}

/** Who has called a version within so many days, and how often. */
function callers(version: string, now: number, days: number): string {
  const counts = new Map<string, number>()
  for (const { version: one, client, at } of calls)
    if (one === version && at > now - days * DAY)
      counts.set(client, (counts.get(client) ?? 0) + 1)
  const told = [...counts].map(([client, n]) => `${client} ${n}`)
  return told.join(', ') || 'nobody'
}

function show(day: string, path: string, client: string) {
  const { status, headers } = handle(path, client, Date.parse(day))
  const first = `${day} ${client || 'somebody'} ${path}: ${status}`
  const { deprecation, sunset } = headers ?? {}
  console.log(headers ? `${first}; ${deprecation}, ${sunset}` : first)
}

show('2026-01-05', '/v1/orders', 'tax-report')
show('2026-06-12', '/v1/orders', 'partner')
show('2026-06-13', '/v1/orders', 'partner')
show('2026-09-28', '/v1/orders', '')
show('2026-09-28', '/v2/orders', 'partner')
const now = Date.parse('2026-09-29')
console.log(`v1, last 7 days: ${callers('v1', now, 7)}`)
console.log(`v1, last 400 days: ${callers('v1', now, 400)}`)
show('2027-01-05', '/v1/orders', 'tax-report')
