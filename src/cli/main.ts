/** Runs the command while the module loads: the runner that loads it imports nothing afterwards. */
import { sim } from './sim.ts'

/** What this call of the command comes to. */
export const outcome = await sim(process.argv.slice(2))
