/** A figure on its wide track: it reaches out of the column as far as the page has room. */
import { type ComponentProps, memo } from 'react'
import { Sim } from '../figure/Sim.tsx'
import styles from './prose.module.css'

// Nothing above a figure that is still asleep may render it again, or React would throw its markup away.
export const WideSim = memo(function WideSim(props: ComponentProps<typeof Sim>) {
  return (
    <div className={styles.wide}>
      <Sim {...props} />
    </div>
  )
})
