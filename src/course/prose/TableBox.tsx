/** A table in a box of its own: where it is wider than the page, the box scrolls and not the page. */
import { Children, type ComponentProps, isValidElement, type ReactNode, useId } from 'react'
import styles from './TableBox.module.css'

export function TableBox({ children, ...rest }: ComponentProps<'table'>) {
  const id = useId()
  const parts = Children.toArray(children)
  const [caption] = parts.filter(part => isValidElement(part) && part.type === 'caption')
  const body = parts.filter(part => part !== caption)
  const words = isValidElement<{ children?: ReactNode }>(caption) ? caption.props.children : undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard.
    <section className={styles.box} tabIndex={0} {...(words ? { 'aria-labelledby': id } : { 'aria-label': 'Table' })}>
      <table {...rest}>
        {words && <caption id={id}>{words}</caption>}
        {body}
      </table>
    </section>
  )
}
