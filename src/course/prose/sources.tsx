/** References to sources: small numbers in the text, and the list that they lead to. The build numbers them (src/build/references.ts). */
import type { ReactNode } from 'react'
import { Link } from '../../ui/Link.tsx'
import { sourceHref } from '../reference/source-href.ts'
import styles from './prose.module.css'

interface SourceProps {
  readonly id: string
  readonly section?: string
  /** Filled in by the build. */
  readonly number: string
  readonly title: string
  readonly first?: 'true'
  /** Another mark stands right before it. */
  readonly beside?: 'true'
}

/** `<Source id="rfc9110" section="9.2.2" />`. */
export function Source({ id, section, number, title, first, beside }: SourceProps) {
  const place = section ? `${title}, section ${section}` : title
  return (
    <sup className={beside ? `${styles.mark} ${styles.beside}` : styles.mark}>
      <Link id={first && `cited-${id}`} to={`#source-${id}`} aria-label={`Source ${number}: ${place}`} title={place}>
        {number}
      </Link>
    </sup>
  )
}

/** `<Sources />` at the chapter's end. */
export function Sources({ children }: { readonly children?: ReactNode }) {
  return <ol className={styles.sourceList}>{children}</ol>
}

interface CitedSourceProps {
  readonly id: string
  readonly title: string
  readonly authors?: string
  readonly publisher?: string
  readonly date: string
  readonly url: string
  /** As cited, with semicolons between them. */
  readonly sections?: string
}

/** An entry of the list; the build puts it there. */
export function CitedSource({ id, title, authors, publisher, date, url, sections }: CitedSourceProps) {
  const cited = sections?.split('; ') ?? []
  return (
    <li id={`source-${id}`}>
      {authors && `${authors}: `}
      <a href={url}>{title}</a>
      {publisher && `, ${publisher}`}, {date}
      {cited.length > 0 && (
        <>
          {cited.length > 1 ? ', sections ' : ', section '}
          {cited.map((section, index) => (
            <span key={section}>
              {index > 0 && ', '}
              <a href={sourceHref(url, section)}>{section}</a>
            </span>
          ))}
        </>
      )}
      .{' '}
      <Link className="screen-only" to={`#cited-${id}`} aria-label={`Back to where ${title} is cited`}>
        ↑
      </Link>
    </li>
  )
}
