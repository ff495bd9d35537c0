/** A part of the figure that opens and closes in a short motion; at once for readers who ask for less of it. */
import { AnimatePresence, LazyMotion } from 'framer-motion'
import * as m from 'framer-motion/m'
import type { ReactNode } from 'react'
import { useReducedMotion } from '../../player/use-media.ts'
import styles from './Opening.module.css'

const loadMotion = () => import('./motion-features.ts').then(({ motionFeatures }) => motionFeatures)

/** `shown` names what is shown; null closes. */
export function Opening({ shown, children }: { readonly shown: string | null; readonly children: ReactNode }) {
  const still = useReducedMotion()
  const transition = { duration: still ? 0 : 0.16 }
  return (
    <LazyMotion features={loadMotion} strict>
      <AnimatePresence initial={false} mode="wait">
        {shown !== null && (
          <m.div
            key={shown}
            className={styles.opening}
            initial={{ height: 0, opacity: 0 }}
            animate={{ height: 'auto', opacity: 1 }}
            exit={{ height: 0, opacity: 0 }}
            transition={transition}
          >
            <div className={styles.inside}>{children}</div>
          </m.div>
        )}
      </AnimatePresence>
    </LazyMotion>
  )
}
