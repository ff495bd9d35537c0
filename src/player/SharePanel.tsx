/** The run on show, to carry away: as an address, as a line of the command line, as a report, as a file when it is too long for an address. */
import { useMemo, useState } from 'react'
import { formatInstant } from '../engine/duration.ts'
import { LINK_LIMIT, writeCommand, writeLink } from '../engine/link.ts'
import { runHash } from '../engine/report.ts'
import { stepSentence } from './announce.ts'
import type { PlayerState } from './player-state.ts'
import styles from './SharePanel.module.css'
import { usePlayer, usePlayerState } from './use-player.ts'

/** `figure` names the figure on a page that has others; null where the page is the figure. */
export function SharePanel({ figure }: { readonly figure: string | null }) {
  const player = usePlayer()
  const run = usePlayerState(state => state.run)
  const view = usePlayerState(state => state.view)
  const position = usePlayerState(state => state.position)
  const [told, setTold] = useState('')
  const { index } = player.state
  const query = writeLink(player.simulation, { input: run, at: position, view })
  const address = addressOf(figure, query)
  const line = writeCommand(player.simulation, run)
  const hash = useMemo(() => runHash(player.simulation, run), [player, run])
  const moment = `${formatInstant(position.at)}: ${stepSentence(player.simulation, index, position)}`
  const copy = async (what: string, text: string) => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    const told = copied
      ? `${what} copied.`
      : `Your browser does not let this page copy. Select the ${what.toLowerCase()} and copy it by hand.`
    setTold(told)
    player.say(told)
  }
  return (
    <div className={styles.share}>
      {query.length > LINK_LIMIT ? (
        <p>
          This run is too long for an address ({query.length} characters). <RunFile name={player.simulation.id} line={line} />
        </p>
      ) : (
        <Row label="Link" hint="opens this run at this moment" text={address} onCopy={() => copy('Link', address)} />
      )}
      <Row label="Command" hint="prints the same run" text={line} onCopy={() => copy('Command', line)} />
      <Row label="Trace hash" hint="equal for equal runs, here and there" text={hash} onCopy={() => copy('Trace hash', hash)} />
      <button type="button" onClick={() => copy('Report', reportOf(player.state, moment, address, line, hash))}>
        Copy a report of what looks wrong
      </button>
      <p className={styles.told}>{told}</p>
    </div>
  )
}

interface RowProps {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onCopy: () => void
}

function Row({ label, hint, text, onCopy }: RowProps) {
  return (
    <div className={styles.row}>
      <label>
        <span>
          {label} <small>{hint}</small>
        </span>
        <input readOnly value={text} onFocus={event => event.target.select()} />
      </label>
      <button type="button" aria-label={`Copy the ${label.toLowerCase()}`} onClick={onCopy}>
        Copy
      </button>
    </div>
  )
}

/** A file with the command that makes this run; the command line has no limit of 4,000 characters. */
function RunFile({ name, line }: { readonly name: string; readonly line: string }) {
  return (
    <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${line}\n`)}`} download={`${name}-run.sh`}>
      Save the run as a file
    </a>
  )
}

function addressOf(figure: string | null, query: string): string {
  const page = `${location.origin}${location.pathname}`
  return figure === null ? `${page}?${query}` : `${page}?figure=${encodeURIComponent(figure)}&${query}#${encodeURIComponent(figure)}`
}

function reportOf({ run }: PlayerState, moment: string, address: string, line: string, hash: string): string {
  return [
    `Simulation: ${run.simulation}, version ${run.version}`,
    `Moment: ${moment}`,
    `Link: ${address}`,
    `Command: ${line}`,
    `Trace hash: ${hash}`,
    'What I expected:',
    'What I saw:',
    '',
  ].join('\n')
}
