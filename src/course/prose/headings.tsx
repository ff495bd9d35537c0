/** Headings with an address of their own. */
import type { ComponentProps } from 'react'
import { Link } from '../../ui/Link.tsx'
import styles from './prose.module.css'

function Anchor({ id }: { readonly id: string | undefined }) {
  if (!id) return null
  return (
    <Link className={`${styles.anchor} screen-only`} to={`#${id}`} aria-label="Link to this section">
      #
    </Link>
  )
}

export function HeadingTwo({ children, ...rest }: ComponentProps<'h2'>) {
  return (
    <h2 {...rest}>
      {children}
      <Anchor id={rest.id} />
    </h2>
  )
}

export function HeadingThree({ children, ...rest }: ComponentProps<'h3'>) {
  return (
    <h3 {...rest}>
      {children}
      <Anchor id={rest.id} />
    </h3>
  )
}
