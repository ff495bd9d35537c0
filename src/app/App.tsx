/** The course: one route for every page, and the shell around them. */
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/print.css'
import { Suspense } from 'react'
import { Route, Routes } from 'react-router'
import { notFound, routes } from './routes.tsx'
import { Shell } from './Shell.tsx'

// Made once: a page is rendered again only when its own state changes.
const framed = routes.filter(({ bare }) => !bare).map(({ path, Page }) => <Route key={path} path={path} element={<Page />} />)
const bare = routes.filter(route => route.bare).map(({ path, Page }) => <Route key={path} path={path} element={<Page />} />)

export function App() {
  return (
    <Suspense>
      <Routes>
        {bare}
        <Route element={<Shell />}>
          {framed}
          <Route path="*" element={<notFound.Page />} />
        </Route>
      </Routes>
    </Suspense>
  )
}
