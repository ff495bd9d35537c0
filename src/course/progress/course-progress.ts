/** The one progress log of this browser, and the hook that components read it with. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { NewEvent } from './event.ts'
import { createProgress, type Progress } from './progress-store.ts'

/** 96 random bits: `crypto.randomUUID` is missing where a page is not served over https. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('')
}

export const courseProgress = createProgress({ storage: () => localStorage, now: () => Date.now(), newId })

/** After so many events in one visit there is something to lose: the browser is asked, once, not to evict it. */
const WORTH_KEEPING = 3
let recorded = 0

/** Asks the browser to keep this site's storage when space runs short; true if it will. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist())
  } catch {
    return false
  }
}

/** Appends an event to the log. Never throws because of storage. */
export function record(event: NewEvent): void {
  courseProgress.record(event)
  recorded += 1
  if (recorded === WORTH_KEEPING) void askToPersist()
}

let listening = false

/** Reads the log and follows the other tabs; the first component that shows progress calls it, once it has been hydrated. */
function startListening(): void {
  if (listening) return
  listening = true
  addEventListener('storage', event => courseProgress.follow(event.key))
  courseProgress.start()
}

/**
 * Reads the log. The server and the first render see an empty one, so that hydration finds the HTML it expects.
 * `select` must give the same object for the same state.
 */
export function useProgress<T>(select: (progress: Progress) => T): T {
  useEffect(startListening, [])
  return useStore(courseProgress.store, select)
}
