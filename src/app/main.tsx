/** Browser entry: loads what the page at hand needs, then brings the prerendered markup to life. */

import { type ReactNode, StrictMode, useEffect } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { PageRouter } from './PageRouter.tsx'
import { preload } from './preload.ts'

const base = import.meta.env.BASE_URL

/** Says on the document that the page is alive, for the sheet and for the tests. */
function Alive({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset.hydrated = ''
  }, [])
  return children
}

// One child each: beside a sibling, `useId` would give other ids than the prerendered ones.
const course = (
  <StrictMode>
    <Alive>
      <PageRouter basename={base}>
        <App />
      </PageRouter>
    </Alive>
  </StrictMode>
)

/** The page's last byte: the script that asks for this one does not wait for it, and what is hydrated must be whole. */
const parsed = () =>
  new Promise<void>(done => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => done(), { once: true })
    else done()
  })

async function start() {
  await parsed()
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')
  await preload(location.pathname.slice(base.length - 1))
  if (root.hasChildNodes() && !import.meta.env.DEV) hydrateRoot(root, course, { onRecoverableError: error => console.error(error) })
  else createRoot(root).render(course)
}

start()
