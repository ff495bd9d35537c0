/**
 * One sample in each of its languages, as tabs of one height. The choice holds for every sample of the course. Which one is seen is
 * decided by CSS from `<html data-code>`, before the first paint; without script both stand one below the other, each with its name.
 */
import { Children, type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react'
import { type CodeLanguage, chooseCodeLanguage, useCodeLanguage } from '../../ui/code-language.ts'
import styles from './Samples.module.css'

const names: Readonly<Record<CodeLanguage, string>> = { typescript: 'TypeScript', python: 'Python' }

interface SampleProps {
  readonly language: CodeLanguage
  readonly children: ReactNode
}

/** The code of one language; src/build/samples.ts puts it into `<Samples>`. */
export function Sample({ children }: SampleProps) {
  return children
}

/** `<Samples name="call-payments" />` in a chapter; the build fills in the files' code. */
export function Samples({ children }: { readonly name: string; readonly children?: ReactNode }) {
  const chosen = useCodeLanguage()
  const id = useId()
  const samples = Children.toArray(children) as ReactElement<SampleProps>[]
  const languages = samples.map(({ props }) => props.language)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const language = languageAfter(event.key, chosen, languages)
    if (!language) return
    event.preventDefault()
    chooseCodeLanguage(language)
    document.getElementById(`${id}-${language}`)?.focus()
  }
  return (
    <div className={styles.samples}>
      <div className={`${styles.tabs} screen-only`} role="tablist" aria-label="Language">
        {languages.map(language => (
          <button
            key={language}
            type="button"
            role="tab"
            id={`${id}-${language}`}
            aria-controls={`${id}-${language}-code`}
            aria-selected={language === chosen}
            tabIndex={language === chosen ? 0 : -1}
            data-language={language}
            onClick={() => chooseCodeLanguage(language)}
            onKeyDown={onKeyDown}
          >
            {names[language]}
          </button>
        ))}
      </div>
      <div className={styles.panels}>
        {samples.map(({ props: { language, children: code } }) => (
          <div
            key={language}
            role="tabpanel"
            id={`${id}-${language}-code`}
            aria-labelledby={`${id}-${language}`}
            className={styles.panel}
            data-language={language}
          >
            <p className={styles.name}>{names[language]}</p>
            {code}
          </div>
        ))}
      </div>
    </div>
  )
}

/** The tab that a key leads to, round in a circle, or undefined. */
function languageAfter(key: string, chosen: CodeLanguage, languages: readonly CodeLanguage[]): CodeLanguage | undefined {
  const place = languages.indexOf(chosen)
  switch (key) {
    case 'ArrowRight':
      return languages[(place + 1) % languages.length]
    case 'ArrowLeft':
      return languages.at(place - 1)
    case 'Home':
      return languages[0]
    case 'End':
      return languages.at(-1)
    default:
      return undefined
  }
}
