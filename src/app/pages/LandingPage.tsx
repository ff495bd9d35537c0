/** The first page: the shop itself, live; then the chapters; then how the course is to be used. */
import { details } from 'virtual:chapter-details'
import { chapters } from 'virtual:chapters'
import { type Chapter, chapterPath, minutesOf } from '../../course/chapter/chapter.ts'
import '../../course/figure/load-figure.tsx'
import { Sim } from '../../course/figure/Sim.tsx'
import { ChapterStanding } from '../../course/progress/ChapterStanding.tsx'
import { Link } from '../../ui/Link.tsx'
import styles from './LandingPage.module.css'

const figure = <Sim id="place-order" figure="order" scenario="happy" view="network" />

export function LandingPage() {
  const first = chapters.find(({ written }) => written)
  return (
    <main id="text" className={styles.page}>
      <header className={styles.head}>
        <h1>You press a button. Seven services start to talk.</h1>
        <p className={styles.lede}>
          Each message can be late or lost, and the one who sent it cannot tell which. Press <strong>Place Order</strong>, then drop a
          message and see what it costs.
        </p>
      </header>
      <div className={styles.figure}>{figure}</div>
      <div className={styles.text}>
        {first && (
          <p>
            The order in the figure has the number 1047.{' '}
            <Link to={chapterPath(first.slug)} data-near>
              Begin with chapter {first.number}
            </Link>
            , which tells its story and takes {minutesOf(first)} minutes.
          </p>
        )}
        <h2 id="chapters">The chapters</h2>
        <ol className={styles.chapters}>
          {chapters.map(chapter => (
            <ChapterLine key={chapter.slug} chapter={chapter} />
          ))}
        </ol>
        <Use />
      </div>
    </main>
  )
}

function ChapterLine({ chapter }: { readonly chapter: Chapter }) {
  const { number, slug, title, written } = chapter
  return (
    <li className={written ? undefined : styles.unwritten}>
      <span className={styles.number}>{number}</span>
      <h3>{written ? <Link to={chapterPath(slug)}>{title}</Link> : title}</h3>
      <p className={styles.question}>{details[slug]?.question}</p>
      <p className={styles.standing}>
        {written ? (
          <>
            {minutesOf(chapter)} minutes <ChapterStanding chapter={chapter} />
          </>
        ) : (
          'not written yet'
        )}
      </p>
    </li>
  )
}

function Use() {
  return (
    <>
      <h2>What the simulations are</h2>
      <p>
        They are not films. Behind each figure stands a model of the services in it, made of state machines, running on a clock of its own.
        You can stop it, step through it one event at a time, wind it back, and change the past: drop a message on its way, break a service,
        try another setting. What would have happened stays beside what happened, so that you can compare the two.
      </p>
      <p>
        Chance is drawn from a number, the seed. The same seed gives the same run on every machine, so a run is something you can send to
        somebody: every figure makes a link to the moment you are looking at. What a model leaves out is said below it.
      </p>
      <h2>How to use the course</h2>
      <h3>If you read</h3>
      <p>
        Take the chapters in order; each stands on the one before. Guess before you play: the figures ask you to, and a wrong guess that you
        remember is worth more than a right answer that you read. The <Link to="/glossary/">glossary</Link> has every term. Your{' '}
        <Link to="/progress/">progress</Link> is kept in this browser and nowhere else, and can be saved as a file.
      </p>
      <h3>If you teach</h3>
      <p>
        Every simulation has <Link to="/simulations/">a page of its own</Link>, large enough for a projector, and an address for a frame in
        a page of yours. Prepare the moment you want to talk about, copy its link, and open it in class. All of it works by keyboard, and
        chapters print.
      </p>
      <h3>If you write</h3>
      <p>
        A chapter is a folder with a text file, a question is an object, a sample is a file that the tests run. Numbers in the text are
        printed from runs. The README of the project has a recipe for each.
      </p>
    </>
  )
}
