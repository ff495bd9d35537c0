/**
 * The browser's router. Unlike BrowserRouter it tells React only of changes of page: a new hash or query on the same page is no business of
 * the tree's, and a context that changed above a figure would wake figures that are still asleep.
 */
import { type ReactNode, startTransition, useLayoutEffect, useState } from 'react'
import { UNSAFE_createBrowserHistory as createBrowserHistory, Router } from 'react-router'
import { arriveAt, rememberPositions } from './arrival.ts'

/** `basename` ends with a slash, so that the address of the front page does too. */
export function PageRouter({ basename, children }: { readonly basename: string; readonly children: ReactNode }) {
  const [history] = useState(() => createBrowserHistory({ v5Compat: true }))
  const [{ location, action }, setState] = useState({ location: history.location, action: history.action })
  useLayoutEffect(() => rememberPositions(history.location.key), [history])
  useLayoutEffect(
    () =>
      history.listen(next => {
        if (next.location.pathname === location.pathname) arriveAt(next.location, next.action)
        else startTransition(() => setState({ location: next.location, action: next.action }))
      }),
    [history, location],
  )
  return (
    <Router basename={basename} location={location} navigationType={action} navigator={history}>
      {children}
    </Router>
  )
}
