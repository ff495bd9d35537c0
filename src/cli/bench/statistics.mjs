/** The few numbers that the benchmark draws from its samples. */

/** The value at a fraction (0 to 1) of the sorted samples, nearest rank. */
export function quantile(samples, fraction) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(fraction * sorted.length) - 1))] ?? Number.NaN
}

export const median = samples => quantile(samples, 0.5)

/** A row that must not exceed its limit; `unit` stands behind both numbers. */
export function atMost(what, value, limit, unit, digits = 0) {
  return { what, measured: `${value.toFixed(digits)} ${unit}`, limit: `${limit} ${unit}`, ok: value <= limit }
}

/** A row that must reach its limit. */
export function atLeast(what, value, limit, unit, digits = 0) {
  return { what, measured: `${value.toFixed(digits)} ${unit}`, limit: `${limit} ${unit} or more`, ok: value >= limit }
}
