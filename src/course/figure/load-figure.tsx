/**
 * Loads what a figure is made of. The list of all simulations and panels is a chunk of its own: a chapter loads it when a figure comes
 * near, and the pages whose figure is in the first screen import it with themselves.
 */
import type { ComponentType } from 'react'
import { panels } from '../../simulations/panels.ts'
import { registry, type SimulationId } from '../../simulations/registry.ts'
import type { FigureProps } from './Figure.tsx'

/** The figure of a simulation as a component. */
export async function loadFigure(id: SimulationId): Promise<ComponentType<FigureProps>> {
  const [{ Figure }, simulation, panel] = await Promise.all([import('./Figure.tsx'), registry[id](), panels[id]()])
  return props => <Figure simulation={simulation} panel={panel} {...props} />
}
