/** A term of the glossary with its definition at hand. Prose.tsx opens and closes it; without script the word is a link to the glossary. */
import { type ReactNode, useId } from 'react'
import { Link } from '../../ui/Link.tsx'
import styles from './prose.module.css'

interface TermProps {
  readonly id: string
  readonly children: ReactNode
  /** Filled in by the build from content/glossary.ts. */
  readonly name: string
  readonly definition: string
}

/** `<Term id="monolith">monolith</Term>`. */
export function Term({ id, name, definition, children }: TermProps) {
  const tip = useId()
  return (
    <span data-term={id}>
      <Link className={styles.term} to={`/glossary/#${id}`} aria-describedby={tip}>
        {children}
      </Link>
      <span id={tip} className={styles.definition} popover="auto" role="tooltip">
        <strong>{name}</strong>
        {' \u2013 '}
        {definition}
      </span>
    </span>
  )
}
