/** The four cards: a situation each, a bet, and once it is placed what the run says. */
import type { Run } from '../../engine/run.ts'
import { quantity } from '../../ui/quantity.ts'
import type { ControlsProps } from '../panel.ts'
import { CARDS, type Card } from './actions.ts'
import styles from './Bets.module.css'
import { outcomeOf, situations } from './cards.ts'
import { betOn } from './challenge.ts'
import { ASKED, laneName } from './lanes.ts'
import { measures } from './measures.ts'

export function Bets({ run, act }: { readonly run: Run; readonly act: ControlsProps['act'] }) {
  return (
    <div className={styles.cards}>
      {CARDS.map(card => (
        <Situation key={card} card={card} bet={betOn(run.actions, card)} onBet={protocol => act('bet', `${card}:${protocol}`)} />
      ))}
    </div>
  )
}

interface SituationProps {
  readonly card: Card
  readonly bet: string | null
  readonly onBet: (protocol: string) => void
}

function Situation({ card, bet, onBet }: SituationProps) {
  const { title, text, counts } = situations[card]
  return (
    <fieldset className={styles.card}>
      <legend>{title}</legend>
      <p>
        {text} What counts: <strong>{counts}</strong>.
      </p>
      <div className={styles.bets}>
        {ASKED.map(protocol => (
          <button key={protocol} type="button" aria-pressed={bet === protocol} onClick={() => onBet(protocol)}>
            {laneName(`${protocol}/`)}
          </button>
        ))}
      </div>
      {bet === null ? null : <Verdict card={card} bet={bet} />}
    </fieldset>
  )
}

function Verdict({ card, bet }: { readonly card: Card; readonly bet: string }) {
  const { values, winner } = outcomeOf(card)
  const unit = measures[situations[card].measure]?.unit ?? ''
  const found = Object.entries(values).map(
    ([protocol, value]) => `${laneName(`${protocol}/`)} ${quantity(value, unit)}${unit === 'bytes' ? ' bytes' : ''}`,
  )
  return (
    <p className={styles.verdict} role="status">
      <strong>{winner === bet ? 'Right.' : 'No.'}</strong> {found.join(', ')}.
      {values[bet as 'rest'] === undefined ? ` ${laneName(`${bet}/`)} does not answer this.` : ''}
    </p>
  )
}
