/** A button inside a drawing. */
import type { ReactNode, Ref } from 'react'

interface Props {
  readonly name: string
  /** For buttons that stay pressed. */
  readonly isPressed?: boolean
  readonly className?: string
  readonly color?: string
  readonly ref?: Ref<SVGGElement>
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A group that can be clicked and focused, and that answers Enter and Space as buttons do. */
export function SvgButton({ name, isPressed, className, color, ref, onPress, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      ref={ref}
      className={className}
      style={color ? { color } : undefined}
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={isPressed}
      onClick={onPress}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        onPress()
      }}
    >
      {children}
    </g>
  )
}
