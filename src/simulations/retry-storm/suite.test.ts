/** Holds retry-storm to what every simulation promises. */
import { keepsItsPromises } from '../suite.fixture.ts'

await keepsItsPromises('retry-storm')
