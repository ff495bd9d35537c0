/** The answers of a question that only JavaScript can grade, for pages without it. */

interface Props {
  readonly entries: readonly { readonly key: string; readonly text: string; readonly why: string }[]
}

/** A fold with every option and its explanation; there only where scripts do not run. */
export function Answers({ entries }: Props) {
  return (
    <noscript>
      <details>
        <summary>Without JavaScript this cannot be graded: show the answers</summary>
        <ul>
          {entries.map(({ key, text, why }) => (
            <li key={key}>
              <strong>{text}.</strong> {why}
            </li>
          ))}
        </ul>
      </details>
    </noscript>
  )
}
