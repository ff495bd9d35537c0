/** Dates as HTTP writes and reads them (RFC 9110 section 5.6.7), and as JSON does (RFC 3339), without a clock. */

/** Whole seconds since 1970-01-01T00:00:00Z, leap seconds left out. */
export type Seconds = number

const DAY = 86_400
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday']
/** A two-digit year more than 50 years ahead is of the century before; these dates live in 2026. */
const LAST_TWO_DIGIT_YEAR = 2076

interface Civil {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** The instant of a date and time of day in UTC. */
export function secondsOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Seconds {
  return daysOf(year, month, day) * DAY + hour * 3600 + minute * 60 + second
}

/** Days since 1970-01-01 in the Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day at the end.
  const shifted = month > 2 ? year : year - 1
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + inYear - 719_468
}

function civilOf(seconds: Seconds): Civil {
  const days = Math.floor(seconds / DAY)
  const rest = seconds - days * DAY
  let year = 1970 + Math.floor(days / 365.2425)
  while (daysOf(year, 1, 1) > days) year--
  while (daysOf(year + 1, 1, 1) <= days) year++
  let month = 12
  while (daysOf(year, month, 1) > days) month--
  const hour = Math.floor(rest / 3600)
  return {
    year,
    month,
    day: days - daysOf(year, month, 1) + 1,
    hour,
    minute: Math.floor(rest / 60) - hour * 60,
    second: rest - Math.floor(rest / 60) * 60,
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** `Mon, 02 Mar 2026 09:00:00 GMT`: the form that HTTP generates. */
export function printHttpDate(seconds: Seconds): string {
  const { year, month, day, hour, minute, second } = civilOf(seconds)
  const weekday = (WEEKDAYS[((Math.floor(seconds / DAY) % 7) + 7) % 7] as string).slice(0, 3)
  return `${weekday}, ${two(day)} ${MONTHS[month - 1]} ${year} ${two(hour)}:${two(minute)}:${two(second)} GMT`
}

/** `2026-03-02T09:00:00Z`: the form of RFC 3339. */
export function printTimestamp(seconds: Seconds): string {
  const { year, month, day, hour, minute, second } = civilOf(seconds)
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`
}

/** The instant of a timestamp that `printTimestamp` wrote. */
export function readTimestamp(text: string): Seconds {
  const [year, month, day, hour, minute, second] = text.split(/\D/).map(Number) as [number, number, number, number, number, number]
  return secondsOf(year, month, day, hour, minute, second)
}

const TIME = '(\\d\\d):(\\d\\d):(\\d\\d)'
const IMF_FIXDATE = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\\d\\d) (\\w{3}) (\\d{4}) ${TIME} GMT$`)
const RFC_850 = new RegExp(`^(?:${WEEKDAYS.join('|')}), (\\d\\d)-(\\w{3})-(\\d\\d) ${TIME} GMT$`)
const ASCTIME = new RegExp(`^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\w{3}) ([ \\d]\\d) ${TIME} (\\d{4})$`)

/** Reads an HTTP date in any of its three forms; null if it is none. The day of the week is not checked. */
export function readHttpDate(text: string): Seconds | null {
  const imf = IMF_FIXDATE.exec(text)
  if (imf) return checked(imf[3], imf[2], imf[1], imf[4], imf[5], imf[6])
  const old = RFC_850.exec(text)
  if (old) return checked(String(century(Number(old[3]))), old[2], old[1], old[4], old[5], old[6])
  const asctime = ASCTIME.exec(text)
  return asctime ? checked(asctime[6], asctime[1], asctime[2], asctime[3], asctime[4], asctime[5]) : null
}

function century(year: number): number {
  return 2000 + year > LAST_TWO_DIGIT_YEAR ? 1900 + year : 2000 + year
}

function checked(...[year, name, day, hour, minute, second]: (string | undefined)[]): Seconds | null {
  const month = MONTHS.indexOf(name as string) + 1
  const [y, d, h, m, s] = [year, day, hour, minute, second].map(Number) as [number, number, number, number, number]
  if (month === 0 || h > 23 || m > 59 || s > 60 || d < 1) return null
  const days = daysOf(y, month, d)
  const next = month === 12 ? daysOf(y + 1, 1, 1) : daysOf(y, month + 1, 1)
  return days < next ? secondsOf(y, month, d, h, m, s) : null
}
