/** Holds one-order to what every simulation promises. */
import { keepsItsPromises } from '../suite.fixture.ts'

await keepsItsPromises('one-order')
