/** The signs on the transport's buttons. */
const PATHS = {
  restart: 'M4 3v10M13 3 6 8l7 5z',
  back: 'M11 3 4 8l7 5z',
  forward: 'm5 3 7 5-7 5z',
  play: 'M4 2.5v11L13.5 8z',
  pause: 'M4 3h2.6v10H4zM9.4 3H12v10H9.4z',
} as const

/** A sign of 16 by 16 px in the colour of the text around. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  const isFull = name === 'play' || name === 'pause'
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill={isFull ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
