/** The reader's console: method, path, headers and body, typed or picked; what is wrong with them before anything is sent. */
import { useId, useState } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import type { ControlsProps } from '../panel.ts'
import { actions } from './actions.ts'
import styles from './ConsoleForm.module.css'
import { EDITORS } from './editor.ts'
import { offered } from './offers.ts'
import { Tasks } from './Tasks.tsx'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const

export function ConsoleForm({ run, index, frame, act }: ControlsProps) {
  const id = useId()
  const offers = offered(run, index, frame)
  const [who, setWho] = useState<string | null>(null)
  const [method, setMethod] = useState('GET')
  const [path, setPath] = useState('/orders/1047')
  const [headers, setHeaders] = useState('')
  const [body, setBody] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const editor = who ?? offers.speaker
  const tags = offers.tags.get(path) ?? null
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    const asked: [string, string][] = [
      ...(editor === offers.speaker ? [] : [['as', editor] as [string, string]]),
      ...headers.split('\n').flatMap((line): [string, string][] => (line.trim() === '' ? [] : [['header', line]])),
      ...(body === '' ? [] : [['body', body] as [string, string]]),
      ['send', `${method} ${path}`],
    ]
    // Nothing is done unless all of it can be: a header set in vain would go with the next request.
    const problem = asked.map(([type, text]) => actions[type]?.argument?.refuse?.(text) ?? null).find(one => one !== null)
    setRefusal(problem ?? null)
    if (problem === undefined) for (const [type, text] of asked) setRefusal(act(type, text))
  }
  const addHeader = (line: string) => setHeaders(headers.trim() === '' ? line : `${headers.replace(/\n+$/, '')}\n${line}`)
  return (
    <div className={styles.console}>
      <form className={styles.form} onSubmit={send}>
        <div className={styles.line}>
          <select aria-label="Speak as" value={editor} onChange={event => setWho(event.target.value)}>
            {EDITORS.map(name => (
              <option key={name} value={name}>
                {nameOf(name)}
              </option>
            ))}
          </select>
          <input
            className={styles.method}
            aria-label="Method"
            list={`${id}methods`}
            value={method}
            spellCheck={false}
            autoCapitalize="none"
            onChange={event => setMethod(event.target.value)}
          />
          <datalist id={`${id}methods`}>
            {METHODS.map(one => (
              <option key={one}>{one}</option>
            ))}
          </datalist>
          <input
            className={styles.path}
            aria-label="Path"
            list={`${id}paths`}
            value={path}
            spellCheck={false}
            autoCapitalize="none"
            onChange={event => setPath(event.target.value)}
          />
          <datalist id={`${id}paths`}>
            {offers.paths.map(one => (
              <option key={one}>{one}</option>
            ))}
          </datalist>
          <button type="submit" className={styles.send}>
            Send
          </button>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}headers`}>Headers, one a line</label>
          <div className={styles.picks}>
            <button type="button" onClick={() => addHeader(`If-Match: ${tags ?? '"v1"'}`)}>
              If-Match
            </button>
            <button type="button" onClick={() => addHeader(`If-None-Match: ${tags ?? '"v1"'}`)}>
              If-None-Match
            </button>
            <button type="button" onClick={() => addHeader('Accept: text/html')}>
              Accept
            </button>
            {headers === '' ? null : (
              <button type="button" onClick={() => setHeaders('')}>
                Clear
              </button>
            )}
          </div>
          <textarea
            id={`${id}headers`}
            rows={2}
            value={headers}
            spellCheck={false}
            autoCapitalize="none"
            onChange={event => setHeaders(event.target.value)}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}body`}>Body</label>
          <div className={styles.picks}>
            {offers.bodies(method, path).map(([name, text]) => (
              <button key={name} type="button" onClick={() => setBody(text)}>
                {name}
              </button>
            ))}
            {body === '' ? null : (
              <button type="button" onClick={() => setBody('')}>
                Clear
              </button>
            )}
          </div>
          <textarea
            id={`${id}body`}
            rows={Math.min(9, Math.max(3, body.split('\n').length))}
            value={body}
            spellCheck={false}
            autoCapitalize="none"
            onChange={event => setBody(event.target.value)}
          />
        </div>
        {refusal === null ? null : (
          <p className={styles.refusal} role="alert">
            {refusal.charAt(0).toUpperCase()}
            {refusal.slice(1)}.
          </p>
        )}
      </form>
      <Tasks run={run} index={index} frame={frame} />
    </div>
  )
}
