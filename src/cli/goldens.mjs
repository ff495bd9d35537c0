/** `npm run goldens`: writes the golden file of every scenario of every simulation. Read the difference before you commit it. */
import { runnerImport } from 'vite'

await runnerImport('/src/cli/goldens.ts', { configFile: false, logLevel: 'error' })
