/** A question asked before a run, answered by that run. Going ahead without an answer is allowed, and remembered. */
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Prediction } from '../../engine/simulation.ts'
import { clockEnd } from '../../player/player-state.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import { record, useProgress } from '../progress/course-progress.ts'
import { BothCurves, DrawCurve } from './DrawCurve.tsx'
import styles from './PredictionStrip.module.css'
import { asked, type Guess, isCurve, judge, type Verdict } from './predict.ts'

/** The prediction of the scenario on show, if it has one. */
export function PredictionStrip() {
  const { simulation } = usePlayer()
  const scenario = usePlayerState(state => state.run.scenario)
  const [asked, setAsked] = useState(() => simulation.predictions.find(one => one.scenario === scenario))
  const now = simulation.predictions.find(one => one.scenario === scenario)
  // A question stays while its run is changed by hand; another scenario brings its own.
  if (now && now !== asked) setAsked(now)
  return asked ? <Strip key={asked.id} prediction={asked} isCurrent={now === asked} /> : null
}

type Stage =
  | { readonly is: 'asked' | 'skipped' }
  | { readonly is: 'guessed' | 'revealed'; readonly verdict: Verdict; readonly guess: Guess }

function Strip({ prediction, isCurrent }: { readonly prediction: Prediction; readonly isCurrent: boolean }) {
  const player = usePlayer()
  const item = `${player.simulation.id}/${prediction.id}`
  const earlier = useProgress(progress => progress.items.get(item)?.at(-1))
  const [stage, setStage] = useState<Stage | null>(null)
  const playing = usePlayerState(state => state.playing)
  const ended = usePlayerState(state => state.touched && state.position.at >= clockEnd(state).at)
  const is = stage?.is ?? (earlier ? 'before' : 'asked')

  useEffect(() => {
    if (is === 'asked' && isCurrent && playing) {
      setStage({ is: 'skipped' })
      record({ kind: 'skipped', item })
    }
    if (is === 'guessed' && ended && stage?.is === 'guessed') {
      setStage({ ...stage, is: 'revealed' })
      player.say(
        `The run has ended. ${stage.verdict.isRight ? 'It is as you said.' : 'It is not as you said.'} Read why under the picture.`,
      )
    }
  }, [is, stage, isCurrent, playing, ended, item, player])

  const predict = (guess: Guess) => {
    const verdict = judge(player.simulation, prediction, guess)
    setStage({ is: 'guessed', verdict, guess })
    record({ kind: 'predicted', item, right: verdict.isRight, answer: kept(guess) })
    player.setScenario(prediction.scenario)
    player.restart()
    player.play()
  }
  const askAgain = () => {
    player.setScenario(prediction.scenario)
    player.toStart()
    setStage({ is: 'asked' })
  }
  switch (is) {
    case 'asked':
      return (
        <Question
          prediction={prediction}
          onPredict={predict}
          onSkip={() => {
            setStage({ is: 'skipped' })
            record({ kind: 'skipped', item })
          }}
        />
      )
    case 'guessed':
      return (
        <Box className={styles.strip}>
          <p>
            <strong>You say {said(stage)}.</strong> Watch the run: it answers at its end.{' '}
            <button type="button" onClick={() => player.toEnd()}>
              Go to the end
            </button>
          </p>
        </Box>
      )
    case 'revealed':
      return stage?.is === 'revealed' ? <Answer prediction={prediction} stage={stage} onAgain={askAgain} /> : null
    default:
      return (
        <Box className={`${styles.strip} ${styles.quiet}`}>
          <p>
            {is === 'skipped' || earlier?.kind !== 'predicted'
              ? 'You went ahead without a prediction.'
              : 'You have predicted this run before.'}{' '}
            <button type="button" onClick={askAgain}>
              Ask me
            </button>
          </p>
        </Box>
      )
  }
}

/** A guess as the progress log keeps it. */
function kept(guess: Guess): number | string | string[] {
  if (typeof guess === 'number') return guess
  return isCurve(guess) ? guess.curve.join(' ') : [...guess]
}

function said(stage: Stage | null): string {
  if (!stage || !('guess' in stage)) return ''
  if (isCurve(stage.guess)) return 'what you have drawn'
  return typeof stage.guess === 'number' ? String(stage.guess) : (stage.guess as readonly string[]).map(text => `“${text}”`).join(' and ')
}

interface QuestionProps {
  readonly prediction: Prediction
  readonly onPredict: (guess: Guess) => void
  readonly onSkip: () => void
}

function Question({ prediction: written, onPredict, onSkip }: QuestionProps) {
  const player = usePlayer()
  const prediction = useMemo(() => asked(player.simulation, written), [player, written])
  const [curve, setCurve] = useState<readonly number[]>(() => Array(prediction.kind === 'draw' ? prediction.columns : 0).fill(0))
  const [refusal, setRefusal] = useState<string | null>(null)
  const refuse = (text: string) => {
    setRefusal(text)
    player.say(text)
  }
  const name = useId()
  // No form: one that is sent before the page lives would leave it. What was typed by then is read from the boxes themselves.
  const box = useRef<HTMLDivElement>(null)
  const submit = () => {
    if (prediction.kind === 'draw') {
      if (curve.every(value => value === 0)) refuse('Draw something, or skip.')
      else onPredict({ curve })
      return
    }
    const inputs = [...(box.current?.querySelectorAll('input') ?? [])]
    if (prediction.kind === 'number') {
      const text = inputs[0]?.value.trim() ?? ''
      if (text === '' || !Number.isFinite(Number(text))) refuse('Type a number, or skip.')
      else onPredict(Number(text))
      return
    }
    const chosen = inputs.filter(({ checked }) => checked).map(({ value }) => value)
    if (chosen.length === 0) refuse('Choose one, or skip.')
    else onPredict(chosen)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the fieldset is the question
    <div ref={box} className={styles.strip} role="group" aria-label="Prediction">
      {prediction.kind === 'number' ? (
        <p>
          <label htmlFor={name}>
            <strong>Predict first.</strong> {prediction.question}
          </label>
        </p>
      ) : prediction.kind === 'draw' ? (
        <>
          <p>
            <strong>Predict first.</strong> {prediction.question}
          </p>
          <DrawCurve prediction={prediction} curve={curve} onDraw={setCurve} />
        </>
      ) : (
        <fieldset>
          <legend>
            <strong>Predict first.</strong> {prediction.question}
          </legend>
          {prediction.options.map(({ text }) => (
            <label key={text}>
              <input type={prediction.several ? 'checkbox' : 'radio'} name={name} value={text} autoComplete="off" /> {text}
            </label>
          ))}
        </fieldset>
      )}
      <div className={styles.hands}>
        {prediction.kind === 'number' && (
          <>
            <input
              id={name}
              type="number"
              step="any"
              autoComplete="off"
              aria-invalid={refusal !== null}
              onKeyDown={event => event.key === 'Enter' && submit()}
            />
            <small>{prediction.unit}</small>
          </>
        )}
        <button type="button" onClick={submit}>
          Predict
        </button>
        <button type="button" className={styles.skip} onClick={onSkip}>
          Skip
        </button>
        {refusal && <span className={styles.refusal}>{refusal}</span>}
      </div>
    </div>
  )
}

interface AnswerProps {
  readonly prediction: Prediction
  readonly stage: Extract<Stage, { verdict: Verdict }>
  readonly onAgain: () => void
}

function Answer({ prediction, stage: { verdict, guess }, onAgain }: AnswerProps) {
  return (
    <Box className={styles.strip}>
      <p className={verdict.isRight ? styles.right : styles.wrong}>
        <strong>
          {verdict.isRight ? 'As you said. ' : 'Not quite. '}
          {prediction.kind === 'number' && `The run says ${verdict.answer}; you said ${guess}.`}
        </strong>
      </p>
      {prediction.kind === 'draw' && isCurve(guess) && isCurve(verdict.answer) && (
        <BothCurves prediction={prediction} yours={guess.curve} run={verdict.answer.curve} />
      )}
      <ul>
        {verdict.reasons.map(({ option, holds, chosen, why }) => (
          <li key={why} className={holds ? styles.holds : undefined}>
            {option !== null && (
              <>
                <span className={styles.mark}>{holds ? 'so it was' : 'not so'}</span> <strong>{option}</strong>
                {chosen && <small> your prediction</small>}
                <br />
              </>
            )}
            {why}
          </li>
        ))}
      </ul>
      <button type="button" onClick={onAgain}>
        Ask me again
      </button>
    </Box>
  )
}

/** Not a landmark: a page has several figures, and each of them asks. */
function Box({ className, children }: { readonly className: string | undefined; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={className} role="group" aria-label="Prediction">
      {children}
    </div>
  )
}
