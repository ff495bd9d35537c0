/** Builds what is not fresh of the two sites of the journeys, and serves both until it is ended. */

import { build, isFresh } from '../src/cli/build-site.mjs'
import { serve } from '../src/cli/static-server.mjs'
import { atRoot, underBase } from './sites.mjs'

for (const site of [atRoot, underBase]) {
  if (!(await isFresh(site.folder, site.base)) && !build(site.folder, site.base)) process.exit(1)
}
// The runner waits for the second: both are up then.
for (const site of [atRoot, underBase]) {
  await serve(site).catch(error => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${site.port} is taken; the journeys need it (e2e/sites.mjs)` : error)
    process.exit(1)
  })
}
