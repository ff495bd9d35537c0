/** What stands around every page: skip link, header, footer; and what a change of page takes besides new text. */
import { useLayoutEffect, useRef } from 'react'
import { Outlet, useLocation, useNavigationType } from 'react-router'
import { Link } from '../ui/Link.tsx'
import { ThemeToggle } from '../ui/ThemeToggle.tsx'
import { arriveAt } from './arrival.ts'
import { notFound, routeAt } from './routes.tsx'
import styles from './Shell.module.css'
import { usePrefetch } from './use-prefetch.ts'

const sections = [
  { to: '/#chapters', name: 'Chapters', within: '/chapters/' },
  { to: '/simulations/', name: 'Simulations', within: '/simulations/' },
  { to: '/glossary/', name: 'Glossary', within: '/glossary/' },
  { to: '/progress/', name: 'Progress', within: '/progress/' },
] as const

export function Shell() {
  usePageChange()
  usePrefetch()
  return (
    <>
      <a className={styles.skip} href="#text">
        Skip to the text
      </a>
      <Header />
      <Outlet />
      <footer className={`${styles.footer} screen-only`}>
        <p>
          Nothing you do here leaves your browser. <Link to="/progress/">Your progress</Link> · <Link to="/sources/">All sources</Link>
        </p>
      </footer>
    </>
  )
}

function Header() {
  const { pathname } = useLocation()
  return (
    <header className={`${styles.bar} screen-only`}>
      <Link className={styles.course} to="/" aria-current={pathname === '/' ? 'page' : undefined}>
        Service Communication
      </Link>
      <nav className={styles.nav} aria-label="Course">
        {sections.map(({ to, name, within }) => (
          <Link key={to} to={to} aria-current={pathname === within ? 'page' : pathname.startsWith(within) ? 'true' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <ThemeToggle />
    </header>
  )
}

/** Sets the title, and after the first page also scroll and focus. */
function usePageChange(): void {
  const location = useLocation()
  const action = useNavigationType()
  const shown = useRef(location.pathname)
  useLayoutEffect(() => {
    document.title = (routeAt(location.pathname) ?? notFound).title
    if (shown.current === location.pathname) return
    shown.current = location.pathname
    arriveAt(location, action)
  }, [location, action])
}
