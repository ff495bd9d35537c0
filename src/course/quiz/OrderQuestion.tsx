/** Cards to put in order with buttons, for fingers and keys alike; some may belong nowhere. Cards that are right stay when it is graded. */
import { useEffect, useRef, useState } from 'react'
import { record } from '../progress/course-progress.ts'
import { Answers } from './Answers.tsx'
import { wrongCards } from './grade.ts'
import { type Move, OrderCard } from './OrderCard.tsx'
import type { PageOrder } from './page-question.ts'
import { QuestionFrame } from './QuestionFrame.tsx'
import styles from './quiz.module.css'
import { useAttempts } from './use-attempts.ts'

/** A question answered by an order. */
export function OrderQuestion({ question }: { readonly question: PageOrder }) {
  const last = useAttempts(question.id).at(-1)?.answer
  const [placed, setPlaced] = useState<readonly string[]>(() => question.cards.map(card => card.key))
  const [spoken, setSpoken] = useState('')
  const field = useRef<HTMLFieldSetElement>(null)
  /** The button that keeps the focus when its card has moved. */
  const follow = useRef<{ key: string; move: Move } | null>(null)
  const cards = new Map(question.cards.map(card => [card.key, card]))
  const wrong = Array.isArray(last) ? wrongCards(question, last) : null
  const left = question.cards.filter(card => !placed.includes(card.key)).map(card => card.key)
  const spare = question.cards.some(card => card.place === null)

  useEffect(() => {
    if (Array.isArray(last)) setPlaced(last.filter(key => question.cards.some(card => card.key === key)))
  }, [last, question])

  useEffect(() => {
    if (!follow.current) return
    const { key, move } = follow.current
    const buttons = field.current?.querySelectorAll<HTMLButtonElement>(`[data-card="${key}"] button`) ?? []
    const same = [...buttons].find(button => button.dataset.move === move)
    follow.current = null
    ;(same ?? buttons[0])?.focus()
  })

  function move(key: string, how: Move): void {
    const from = placed.indexOf(key)
    const others = placed.filter(other => other !== key)
    const to = { up: from - 1, down: from + 1, back: others.length, out: -1 }[how]
    if (how !== 'out' && (to < 0 || to > others.length)) return
    const next = how === 'out' ? others : [...others.slice(0, to), key, ...others.slice(to)]
    follow.current = { key, move: how }
    setPlaced(next)
    const text = cards.get(key)?.text
    setSpoken(how === 'out' ? `Left out: ${text}` : `Place ${to + 1} of ${next.length}: ${text}`)
  }

  function check(): void {
    const misses = wrongCards(question, placed)
    record({ kind: 'answered', item: question.id, right: misses.size === 0, answer: [...placed] })
    const rest = question.cards.length - misses.size
    setSpoken(misses.size === 0 ? 'Right, all of it.' : `${rest} of ${question.cards.length} cards are right. Move the marked ones.`)
  }

  const card = (key: string, place: number | null) => {
    const { text, why } = cards.get(key) as PageOrder['cards'][number]
    return (
      <OrderCard
        key={key}
        id={key}
        text={text}
        why={why}
        place={place}
        of={placed.length}
        spare={spare}
        verdict={wrong === null ? null : wrong.has(key) ? 'wrong' : 'right'}
        onMove={how => move(key, how)}
      />
    )
  }

  return (
    <QuestionFrame ref={field} question={question} spoken={spoken} solved={wrong !== null}>
      <ol className={styles.options} aria-label="Your order">
        {placed.map((key, n) => card(key, n))}
      </ol>
      {spare ? (
        <div className={styles.out}>
          <p className={styles.outTitle}>Left out</p>
          {left.length === 0 ? <p className={styles.empty}>Nothing yet.</p> : null}
          <ul className={styles.options} aria-label="Left out">
            {left.map(key => card(key, null))}
          </ul>
        </div>
      ) : null}
      {wrong?.size === 0 ? null : (
        <p className={styles.act}>
          <button type="button" className={styles.check} onClick={check}>
            {wrong === null ? 'Check' : 'Check again'}
          </button>
        </p>
      )}
      <Answers entries={solution(question)} />
    </QuestionFrame>
  )
}

function solution(question: PageOrder) {
  const inOrder = question.cards.filter(card => card.place !== null).sort((a, b) => (a.place as number) - (b.place as number))
  const out = question.cards.filter(card => card.place === null)
  return [
    ...inOrder.map(({ key, text, why }, n) => ({ key, text: `${n + 1}. ${text}`, why })),
    ...out.map(({ key, text, why }) => ({ key, text: `Left out: ${text}`, why })),
  ]
}
