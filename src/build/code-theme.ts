/** How code is highlighted: few colours, all of them tokens of src/ui/tokens.css, so that both themes share one markup. */
import type { ThemeRegistration } from 'shiki/core'

const colour = (token: string, ...scope: string[]) => ({ scope, settings: { foreground: `var(--code-${token})` } })

/** A theme for Shiki. What it does not name stands in the colour of the text. */
export const codeTheme: ThemeRegistration = {
  name: 'course',
  type: 'light',
  fg: 'var(--code-text)',
  bg: 'var(--code-ground)',
  colors: { 'editor.foreground': 'var(--code-text)', 'editor.background': 'var(--code-ground)' },
  settings: [
    { settings: { foreground: 'var(--code-text)', background: 'var(--code-ground)' } },
    colour('comment', 'comment', 'punctuation.definition.comment', 'string.quoted.docstring'),
    colour('keyword', 'keyword', 'storage', 'constant.language', 'support.type.primitive'),
    // Operators are signs, not words: they need no colour.
    colour('text', 'keyword.operator', 'storage.type.function.arrow'),
    colour('keyword', 'keyword.operator.new', 'keyword.operator.expression', 'keyword.operator.logical.python'),
    colour('string', 'string', 'punctuation.definition.string'),
    colour('text', 'punctuation.definition.template-expression', 'meta.template.expression'),
    colour('number', 'constant.numeric'),
  ],
}
