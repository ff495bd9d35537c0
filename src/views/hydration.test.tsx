// @vitest-environment happy-dom
/** The views as a browser takes them over: what the server wrote is what React would have written. */
import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { frameAt } from '../engine/frame.ts'
import { positionAt } from '../engine/trace.ts'
import { EventLog } from './event-log/EventLog.tsx'
import { everyRun } from './every-run.fixture.ts'
import { Sequence } from './sequence/Sequence.tsx'
import { narrow, wide } from './topology/shop.fixture.ts'
import { Topology } from './topology/Topology.tsx'

test('network, sequence and log are taken over without a mismatch, in the middle of runs with calls, losses and a queue', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const nothing = (): void => {}
  const runs = (await everyRun()).filter(({ name }) => /monolith|response-lost|async/.test(name))
  expect(runs).toHaveLength(3)
  for (const { name, simulation, index } of runs) {
    const shared = { index, frame: frameAt(index, positionAt(index.events, index.now / 2)), selected: 1, onSelect: nothing }
    const views = (
      <>
        <Topology {...shared} wide={wide} narrow={narrow} onToggleActor={nothing} />
        <Sequence {...shared} />
        <EventLog {...shared} simulation={simulation} onSeek={nothing} />
      </>
    )
    const page = document.createElement('div')
    page.innerHTML = renderToString(views)
    const onRecoverableError = vi.fn()
    const root = await act(() => hydrateRoot(page, views, { onRecoverableError }))
    expect(onRecoverableError, name).not.toHaveBeenCalled()
    expect(page.querySelectorAll('svg[aria-label=Network]'), name).toHaveLength(1)
    await act(() => root.unmount())
  }
  expect(complaints).not.toHaveBeenCalled()
}, 30_000)
