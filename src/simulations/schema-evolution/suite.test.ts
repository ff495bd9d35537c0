/** Holds schema-evolution to what every simulation promises. */
import { keepsItsPromises } from '../suite.fixture.ts'

await keepsItsPromises('schema-evolution')
