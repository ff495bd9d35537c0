/** The modules that the build makes from content and simulations. */

declare module 'virtual:chapters' {
  export const chapters: readonly import('../course/chapter/chapter.ts').Chapter[]
}

declare module 'virtual:chapter-details' {
  /** By the page's slug. */
  export const details: Readonly<Record<string, import('../course/chapter/chapter.ts').PageDetails>>
}

declare module 'virtual:simulations' {
  /** Every simulation of the registry, in its order. */
  export const simulations: readonly import('../course/simulation-page/about-simulation.ts').SimulationEntry[]
}

declare module 'virtual:simulations/details' {
  /** What its own page says of a simulation beside the figure. */
  export const details: Readonly<
    Record<string, () => Promise<{ details: import('../course/simulation-page/about-simulation.ts').SimulationDetails }>>
  >
}
