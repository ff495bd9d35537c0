/** What `import { charts } from 'virtual:statecharts/place-order'` gives: the plugin is src/build/statecharts.ts. */
declare module 'virtual:statecharts/*' {
  export const charts: Readonly<Record<string, import('./chart.ts').ChartLayout>>
}
