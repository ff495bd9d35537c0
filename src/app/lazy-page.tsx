/** Pages whose code is loaded when they are reached for, and which never suspend once it is there. */
import { type ComponentType, lazy, useState } from 'react'

/** A page, and the promise of its code. */
export interface LazyPage {
  readonly Page: ComponentType
  /** Loads the code, once; a failure is tried again the next time. */
  readonly load: () => Promise<void>
}

/** Makes a page of a loader. A page already loaded when it is first rendered is rendered at once, so hydration finds what it expects. */
export function lazyPage(find: () => Promise<ComponentType>): LazyPage {
  let found: ComponentType | undefined
  let loading: Promise<void> | undefined
  const load = () => {
    loading ??= find().then(
      component => {
        found = component
      },
      error => {
        loading = undefined
        throw error
      },
    )
    return loading
  }
  const Later = lazy(async () => {
    await load()
    return { default: found as ComponentType }
  })
  function Page() {
    // The choice is kept while the page stands: another component in its place would begin anew.
    const [Chosen] = useState(() => found ?? Later)
    return <Chosen />
  }
  return { Page, load }
}
