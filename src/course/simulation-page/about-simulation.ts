/** What pages know of a simulation without loading its model: the build asks the model (`virtual:simulations`). */

/** A simulation in a list. */
export interface SimulationEntry {
  readonly id: string
  /** A sentence: the one idea. */
  readonly title: string
}

/** A simulation on a page of its own. */
export interface SimulationDetails extends SimulationEntry {
  readonly version: number
  readonly scenarios: readonly { readonly id: string; readonly title: string }[]
  readonly actions: readonly { readonly id: string; readonly label: string; readonly help: string }[]
  readonly parameters: readonly ParameterDetails[]
  readonly measures: readonly { readonly id: string; readonly label: string; readonly unit: string; readonly definition: string }[]
}

/** A parameter, its values already in words. */
export interface ParameterDetails {
  readonly id: string
  readonly label: string
  readonly help: string
  /** Such as `1 to 500 ms`. */
  readonly range: string
  readonly byDefault: string
}

/** The address of a simulation's own page. */
export function simulationPath(id: string): string {
  return `/simulations/${id}/`
}
