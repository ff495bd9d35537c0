/** What to tell the reader of the state of the browser's storage. */
import type { Keeping, Notice } from './keeper.ts'

/** What is the matter, and what the reader can do about it. */
export interface StorageSentence {
  readonly what: string
  readonly todo: string
}

const keepings: Readonly<Record<Keeping | 'unread', StorageSentence | null>> = {
  unread: null,
  saved: null,
  denied: {
    what: 'Your browser does not let this site store anything.',
    todo: 'The course works, but your answers last only until you close this page. To keep them, allow storage for this site, or download them on the progress page before you go.',
  },
  full: {
    what: 'The storage of your browser for this site is full.',
    todo: 'What was saved before is safe; newer answers last only until you close this page. Download your progress on the progress page, or free some space.',
  },
  occupied: {
    what: 'Your new answers are not saved.',
    todo: 'What stands in their place was left untouched. Download your progress on the progress page before you go.',
  },
}

const kinds: Readonly<Record<Notice['kind'], string>> = {
  corrupt: 'The saved progress is damaged and cannot be read.',
  foreign: 'Where the progress of this course should be, there is something else.',
  newer: 'The saved progress comes from a newer version of this course.',
  partial: 'Some entries of the saved progress cannot be read.',
}

function todoFor({ kind, aside }: Notice): string {
  const reload = kind === 'newer' ? 'Reload the page to get that version. ' : ''
  if (aside === null) return `${reload}It was left where it is, and nothing was written over it.`
  const rest = kind === 'partial' ? 'The rest is here' : 'The course starts a fresh log beside it'
  return `${reload}Nothing was thrown away: it is kept aside as ${aside}, and the progress page can download it. ${rest}.`
}

/** Nothing where all is well. */
export function storageSentences(keeping: Keeping | 'unread', notices: readonly Notice[]): readonly StorageSentence[] {
  const said = notices.map(notice => ({ what: kinds[notice.kind], todo: todoFor(notice) }))
  const state = keepings[keeping]
  return state ? [...said, state] : said
}
