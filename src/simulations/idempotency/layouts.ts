/** Where both lanes stand: one above the other, wide, and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

/** The edges of a lane; ledger and key store speak only where they are two tables of one database. */
function edgesOf(database: boolean): TopologyLayout['edges'] {
  return [
    { between: ['without-key/client', 'without-key/api'] },
    { between: ['without-key/api', 'without-key/ledger'] },
    { between: ['with-key/client', 'with-key/api'] },
    { between: ['with-key/api', 'with-key/ledger'] },
    { between: ['with-key/api', 'with-key/key-store'] },
    ...(database ? [{ between: ['with-key/ledger', 'with-key/key-store'] as const }] : []),
  ]
}

function wide(database: boolean): TopologyLayout {
  const client = { x: 40, width: 132, height: 48, name: 'client', unbreakable: true } as const
  const api = { x: 356, width: 132, height: 48, name: 'api' }
  const far = { x: 690, width: 140, height: 48 }
  return {
    width: 880,
    height: 372,
    nodes: {
      'without-key/client': { ...client, y: 50 },
      'without-key/api': { ...api, y: 50 },
      'without-key/ledger': { ...far, y: 50, name: 'ledger' },
      'with-key/client': { ...client, y: 228 },
      'with-key/api': { ...api, y: 228 },
      'with-key/ledger': { ...far, y: 182, name: 'ledger' },
      'with-key/key-store': { ...far, y: 286, name: 'key store' },
    },
    edges: edgesOf(database),
    hosts: [
      { x: 10, y: 12, width: 860, height: 106, label: 'without key' },
      { x: 10, y: 138, width: 860, height: 222, label: 'with key' },
      ...(database ? [{ x: 662, y: 160, width: 196, height: 190, label: 'one database' }] : []),
    ],
  }
}

function narrow(database: boolean): TopologyLayout {
  const near = { x: 20, width: 92, height: 44 }
  const client = { ...near, name: 'client', unbreakable: true } as const
  const api = { ...near, name: 'api' }
  const far = { x: 208, width: 92, height: 44 }
  return {
    width: 320,
    height: 496,
    nodes: {
      'without-key/client': { ...client, y: 40 },
      'without-key/api': { ...api, y: 132 },
      'without-key/ledger': { ...far, y: 132, name: 'ledger' },
      'with-key/client': { ...client, y: 246 },
      'with-key/api': { ...api, y: 374 },
      'with-key/ledger': { ...far, y: 326, name: 'ledger' },
      'with-key/key-store': { ...far, y: 424, name: 'key store' },
    },
    edges: edgesOf(database),
    hosts: [
      { x: 4, y: 8, width: 312, height: 182, label: 'without key' },
      { x: 4, y: 206, width: 312, height: 284, label: 'with key' },
      ...(database ? [{ x: 196, y: 302, width: 116, height: 180, label: 'one database' }] : []),
    ],
  }
}

const apart = { wide: wide(false), narrow: narrow(false) }
const together = { wide: wide(true), narrow: narrow(true) }

/** The drawings for a run's parameters. The same object each time, so that nothing is drawn anew. */
export function lanesOf(parameters: Readonly<Record<string, number | string>>): typeof apart {
  return parameters.sameTransaction === 'on' ? together : apart
}
