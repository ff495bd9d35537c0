/** Holds rest-console to what every simulation promises. */
import { keepsItsPromises } from '../suite.fixture.ts'

await keepsItsPromises('rest-console')
