/** The shape of a role, as SVG around the origin: the same marks fly in the figures and stand in the prose. */
import type { ReactNode } from 'react'
import { type GlyphRole, glyphRoles } from './glyph-roles.ts'

/** Draws in a circle of radius 7; hollow shapes are filled with `--ground` (default: the paper) so that lines do not show through. */
const shapes: Readonly<Record<GlyphRole, ReactNode>> = {
  request: <circle r="7" fill="currentColor" />,
  response: <circle r="5.5" fill="var(--ground, var(--paper))" stroke="currentColor" strokeWidth="3" />,
  error: <path d="M0-8 8 0 0 8-8 0z" fill="currentColor" />,
  retry: (
    <>
      <circle r="7.5" fill="var(--ground, var(--paper))" />
      <circle r="3.6" fill="currentColor" />
      <path d="M5.3-4.4A6.9 6.9 0 1 0 6.9 0" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M7.6-7.4V-2.6H2.8z" fill="currentColor" />
    </>
  ),
  lost: <path d="M-5.5-5.5 5.5 5.5M5.5-5.5-5.5 5.5" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />,
  cached: (
    <>
      <rect x="-6.5" y="-6.5" width="13" height="13" rx="1.5" fill="currentColor" />
      <path d="M-3.5-2h7M-3.5 2h7" stroke="var(--ground, var(--paper))" strokeWidth="1.6" />
    </>
  ),
  waiting: (
    <>
      <circle r="6.2" fill="var(--ground, var(--paper))" stroke="currentColor" strokeWidth="1.6" />
      <path d="M0-3.6V0L2.6 1.8" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  call: <path d="M-5-6.5 7 0-5 6.5z" fill="currentColor" />,
  event: (
    <>
      <rect x="-8" y="-5.5" width="16" height="11" rx="1.5" fill="currentColor" />
      <path d="M-7-4.5 0 1 7-4.5" fill="none" stroke="var(--ground, var(--paper))" strokeWidth="1.5" />
    </>
  ),
  ack: (
    <>
      <circle r="6.2" fill="var(--ground, var(--paper))" stroke="currentColor" strokeWidth="1.6" />
      <path d="M-3 .2-.8 2.6 3.2-2.4" fill="none" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
}

/** The mark of a role, about 14 units wide at `scale` 1. Decorative: whoever draws it says the word too. */
export function GlyphShape({ of, scale = 1 }: { readonly of: GlyphRole; readonly scale?: number }) {
  return (
    <g style={{ color: glyphRoles[of].color }} transform={scale === 1 ? undefined : `scale(${scale})`}>
      {shapes[of]}
    </g>
  )
}
