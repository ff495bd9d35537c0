/**
 * Vite plugin: lets the bundler drop what the course does not use of react-router (forms, scroll restoration, navigation links).
 * Its only file for bundlers is the development one, and names given to components after they are made look like side effects.
 */
import type { Plugin } from 'vite'

export function routerWithoutRest(): Plugin {
  return {
    name: 'course:router',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /node_modules\/react-router\/dist\/.*\.mjs$/ },
      handler: code => ({ code: slim(code), map: null }),
    },
  }
}

/** The same module, as its production file has it, with every component free of side effects. */
export function slim(code: string): string {
  return code
    .replace('var ENABLE_DEV_WARNINGS = true;', 'var ENABLE_DEV_WARNINGS = false;')
    .replace(/^\w+\.displayName = "\w+";$/gm, '')
    .replace(/= (React\d*\.(?:forwardRef|createContext|memo)\()/g, '= /* @__PURE__ */ $1')
}
