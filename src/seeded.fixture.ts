/** Before every test file: properties draw the same examples on every machine and every day, so that what failed once fails again. */
import { configureGlobal } from 'fast-check'

configureGlobal({ seed: 1047 })
