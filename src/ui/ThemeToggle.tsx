/** Switches between the light and the dark theme. Without script there is no button: the system's theme holds. */
import styles from './ThemeToggle.module.css'
import { chooseTheme, useTheme } from './theme.ts'

export function ThemeToggle() {
  const theme = useTheme()
  const dark = theme === 'dark'
  return (
    <button type="button" className={styles.toggle} aria-pressed={dark} onClick={() => chooseTheme(dark ? 'light' : 'dark')}>
      <span className="visually-hidden">Dark theme</span>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.25" />
        <path d="M8 1.75a6.25 6.25 0 0 1 0 12.5z" />
      </svg>
    </button>
  )
}
