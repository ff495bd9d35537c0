/** What the keys do, in a dialog that `?` opens. */
import type { Ref } from 'react'
import styles from './KeysDialog.module.css'
import { KEY_COMMANDS } from './keys.ts'

export function KeysDialog({ ref }: { readonly ref: Ref<HTMLDialogElement> }) {
  return (
    <dialog ref={ref} className={styles.keys} aria-label="Keys of this figure">
      <form method="dialog">
        <p className={styles.title}>Keys of this figure</p>
        <p className={styles.when}>They work while the focus is inside the figure.</p>
        <table>
          <tbody>
            {KEY_COMMANDS.map(({ shown, does }) => (
              <tr key={shown}>
                <th scope="row">
                  <kbd>{shown}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                <kbd>?</kbd>
              </th>
              <td>Show these keys</td>
            </tr>
          </tbody>
        </table>
        <button type="submit">Close</button>
      </form>
    </dialog>
  )
}
