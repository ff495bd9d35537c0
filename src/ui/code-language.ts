/** The language in which samples are shown, on every page: kept in the browser, shown by `<html data-code>`, which the boot script sets. */
import { useSyncExternalStore } from 'react'
import { keptChoice } from './kept-choice.ts'

export type CodeLanguage = 'typescript' | 'python'

const language = keptChoice<CodeLanguage>({ key: 'sc.code-language', attribute: 'code', choices: ['typescript', 'python'] })

export const chooseCodeLanguage = language.choose

/** The language on screen. */
export function useCodeLanguage(): CodeLanguage {
  return useSyncExternalStore(language.subscribe, language.read, () => 'typescript')
}
