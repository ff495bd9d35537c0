/** Holds api-design to what every simulation promises. */
import { keepsItsPromises } from '../suite.fixture.ts'

await keepsItsPromises('api-design')
