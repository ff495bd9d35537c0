/** The reader's buttons: the question over each protocol, the four shapes of a stream, and in the challenge the bets. */
import type { ControlsProps } from '../panel.ts'
import styles from './AskingControls.module.css'
import { Bets } from './Bets.tsx'
import { ASKED, laneName } from './lanes.ts'
import { MODES, type Mode } from './stock.ts'

const SHAPES: Readonly<Record<Mode, string>> = {
  unary: 'Unary',
  server: 'Server stream',
  client: 'Client stream',
  bidi: 'Both ways',
}

export function AskingControls({ run, act }: ControlsProps) {
  const isBetting = run.scenario === 'four-cards' || run.actions.some(({ type }) => type === 'bet')
  return (
    <div className={styles.controls}>
      {isBetting ? <Bets run={run} act={act} /> : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen */}
      <div className={styles.group} role="group" aria-label="Ask the question">
        <span className={styles.word}>Ask over</span>
        {ASKED.map(protocol => (
          <button key={protocol} type="button" onClick={() => act('ask', protocol)}>
            {laneName(`${protocol}/`)}
          </button>
        ))}
        <button type="button" onClick={() => ASKED.forEach(protocol => void act('ask', protocol))}>
          all four
        </button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen */}
      <div className={styles.group} role="group" aria-label="Open a gRPC stream">
        <span className={styles.word}>gRPC call</span>
        {MODES.map(mode => (
          <button key={mode} type="button" onClick={() => act('stream', mode)}>
            {SHAPES[mode]}
          </button>
        ))}
      </div>
    </div>
  )
}
