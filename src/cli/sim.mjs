/** `npm run sim`: runs the command line's TypeScript through Vite, since Node 20 cannot run it by itself. */
import { runnerImport } from 'vite'

const { module } = await runnerImport('/src/cli/main.ts', { configFile: false, logLevel: 'error' })
const { output, complaint, status } = module.outcome
process.stdout.write(output)
if (complaint) process.stderr.write(`${complaint}\n`)
process.exitCode = status
