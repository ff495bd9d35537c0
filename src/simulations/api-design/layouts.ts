/** Where the design and those who try it stand: wide, and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

/** The drawing for a wide figure. */
export const wide: TopologyLayout = {
  width: 880,
  height: 400,
  nodes: {
    design: { x: 374, y: 20, width: 132, height: 46, unbreakable: true },
    client: { x: 40, y: 184, width: 132, height: 46, unbreakable: true },
    'browser-cache': { x: 320, y: 110, width: 150, height: 46, name: 'browser cache', unbreakable: true },
    phone: { x: 40, y: 330, width: 132, height: 46, unbreakable: true },
    server: { x: 700, y: 184, width: 140, height: 46 },
  },
  edges: [
    {
      between: ['design', 'client'],
      path: [
        { x: 374, y: 43 },
        { x: 106, y: 43 },
        { x: 106, y: 184 },
      ],
    },
    {
      between: ['design', 'server'],
      path: [
        { x: 506, y: 43 },
        { x: 770, y: 43 },
        { x: 770, y: 184 },
      ],
    },
    { between: ['client', 'browser-cache'] },
    { between: ['browser-cache', 'server'] },
    {
      between: ['client', 'server'],
      path: [
        { x: 172, y: 213 },
        { x: 700, y: 213 },
      ],
    },
    { between: ['client', 'phone'] },
    {
      between: ['phone', 'server'],
      path: [
        { x: 172, y: 353 },
        { x: 770, y: 353 },
        { x: 770, y: 230 },
      ],
    },
  ],
}

/** The drawing for a phone. */
export const narrow: TopologyLayout = {
  width: 320,
  height: 470,
  nodes: {
    design: { x: 10, y: 14, width: 120, height: 44, unbreakable: true },
    client: { x: 10, y: 140, width: 120, height: 44, unbreakable: true },
    'browser-cache': { x: 112, y: 262, width: 112, height: 44, name: 'browser cache', unbreakable: true },
    phone: { x: 10, y: 410, width: 120, height: 44, unbreakable: true },
    server: { x: 226, y: 140, width: 84, height: 44 },
  },
  edges: [
    { between: ['design', 'client'] },
    {
      between: ['design', 'server'],
      path: [
        { x: 130, y: 36 },
        { x: 264, y: 36 },
        { x: 264, y: 140 },
      ],
    },
    { between: ['client', 'server'] },
    {
      between: ['client', 'browser-cache'],
      path: [
        { x: 80, y: 184 },
        { x: 80, y: 284 },
        { x: 112, y: 284 },
      ],
    },
    {
      between: ['browser-cache', 'server'],
      path: [
        { x: 224, y: 284 },
        { x: 248, y: 284 },
        { x: 248, y: 184 },
      ],
    },
    {
      between: ['client', 'phone'],
      path: [
        { x: 40, y: 184 },
        { x: 40, y: 410 },
      ],
    },
    {
      between: ['phone', 'server'],
      path: [
        { x: 130, y: 432 },
        { x: 284, y: 432 },
        { x: 284, y: 184 },
      ],
    },
  ],
}
