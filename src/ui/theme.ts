/** The theme chosen: kept in the browser, shown by `<html data-theme>`, which the boot script sets before the first paint. */
import { useSyncExternalStore } from 'react'
import { keptChoice } from './kept-choice.ts'

export type Theme = 'light' | 'dark'

const theme = keptChoice<Theme>({ key: 'sc.theme', attribute: 'theme', choices: ['light', 'dark'] })

export const chooseTheme = theme.choose

/** The theme on screen. */
export function useTheme(): Theme {
  return useSyncExternalStore(theme.subscribe, theme.read, () => 'light')
}
