/** The trials of the shortener's nine steps, and what each must find for its promise to be kept. */
import type { Json } from '../../engine/trace.ts'
import { PAGE } from './links-api.ts'
import type { Choices } from './steps.ts'
import { codeIn, type Heard, type Item, judged, several, statusIn, type Trial } from './trial.ts'
import { contentOf, fieldIn, numberIn } from './wire.ts'

/** Clicks of the redirect's trial. */
export const CLICKS = 10
/** A reader's pause between two of them. */
const BETWEEN_CLICKS_MS = 100
/** Creations of the limit's trial by the laptop: two more than a limit lets through. */
const FLOOD = 12
const NEIGHBOURS = [-2, -1, 1, 2]

function address(n: number, what = ''): string {
  return `https://tea.example/${n}${what}`
}

/** The request that makes a link, in the design chosen so far. */
function making(
  choices: Choices,
  n: number,
  name: string,
  { target = address(n), alias, ...item }: Partial<Item> & { target?: string; alias?: string } = {},
): Item {
  const wish = `${n}.${name}`
  const headers = choices.creation === 'key' ? [`Idempotency-Key: "${wish}"`] : []
  if (choices.resources === 'actions') {
    return { name, wish, headers, line: `GET /shorten?target=${target}${alias ? `&alias=${alias}` : ''}`, ...item }
  }
  return { name, wish, headers, line: 'POST /links', body: JSON.stringify({ target, ...(alias ? { alias } : {}) }), ...item }
}

function linksIn(heard: Heard, name: string): readonly { readonly code: string; readonly target: string }[] {
  return ((contentOf(heard[name] ?? '') as { links?: Json } | null)?.links ?? []) as never
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}

function times(count: number, of: (i: number) => Item): Item[] {
  return Array.from({ length: count }, (_, i) => of(i + 1))
}

/** By step. */
export const shortenerTrials: Readonly<Record<string, Trial>> = {
  resources: {
    items: (choices, n) => [
      making(choices, n, 'made'),
      { name: 'crawl', line: 'GET /links/<made>' },
      ...(choices.resources === 'actions' ? [{ name: 'crawl-remove', line: 'GET /remove/<made>', wish: `${n}.crawl` }] : []),
      { name: 'followed', line: 'GET /<made>' },
    ],
    judge: heard =>
      judged(heard, ['made', 'followed'], () => {
        const works = isRedirect(statusIn(heard, 'followed'))
        return [works, works ? 'the crawler read all it found, and the link still works' : 'the crawler only read, and the link is gone']
      }),
  },
  endpoints: {
    items: (choices, n) => [
      making(choices, n, 'made'),
      {
        name: 'off',
        line: choices.endpoints === 'toggle' ? 'POST /links/<made>/toggle' : 'DELETE /links/<made>',
        wish: `${n}.off`,
        lost: true,
      },
      { name: 'followed', line: 'GET /<made>' },
    ],
    judge: heard =>
      judged(heard, ['made', 'off', 'followed'], () => {
        const isOff = !isRedirect(statusIn(heard, 'followed'))
        return [isOff, isOff ? 'asked twice, the link is off' : 'asked twice, the link is on again']
      }),
  },
  redirect: {
    items: (choices, n) => [
      making(choices, n, 'made'),
      ...times(CLICKS, i => ({ name: `click-${i}`, line: 'GET /<made>', cached: true, once: true, pause: BETWEEN_CLICKS_MS })),
      { name: 'clicks', line: 'GET /clicks/<made>' },
    ],
    judge: heard => {
      const clicks = Array.from({ length: CLICKS }, (_, i) => `click-${i + 1}`)
      return judged(heard, ['made', ...clicks, 'clicks'], () => {
        const counted = numberIn(heard.clicks ?? '', 'clicks')
        return [counted === CLICKS, `${CLICKS} clicks made, ${counted} counted`]
      })
    },
  },
  ids: {
    items: (choices, n) => [
      making(choices, n, 'other', { phone: true, account: 'ben', target: address(n, '/secret') }),
      making(choices, n, 'made'),
      ...NEIGHBOURS.map(by => ({ name: `guess${by}`, line: `GET /<made${by < 0 ? by : `+${by}`}>`, account: 'nobody' })),
      making(choices, n, 'mine', { target: address(n, '/mine'), alias: `sale-${n}` }),
      making(choices, n, 'yours', { phone: true, account: 'ben', target: address(n, '/yours'), alias: `sale-${n}` }),
      { name: 'followed', line: `GET /sale-${n}` },
    ],
    judge: heard =>
      judged(heard, ['other', 'made', ...NEIGHBOURS.map(by => `guess${by}`), 'mine', 'yours', 'followed'], () => {
        const guessed = NEIGHBOURS.filter(by => isRedirect(statusIn(heard, `guess${by}`))).length
        const stolen = !/Location: \S*\/mine\r/.test(heard.followed ?? '')
        const taken = stolen ? 'the alias now leads to the second owner’s page' : 'the alias is still its first owner’s'
        return [guessed === 0 && !stolen, `${several(NEIGHBOURS.length, 'guess').replace('guesss', 'guesses')}, ${guessed} found; ${taken}`]
      }),
  },
  creation: {
    items: (choices, n) => [
      making(choices, n, 'made', { lost: true }),
      making(choices, n, 'second'),
      { name: 'list', line: `GET /links?target=${address(n)}` },
    ],
    judge: heard =>
      judged(heard, ['made', 'second', 'list'], () => {
        const links = linksIn(heard, 'list').length
        const isSame = codeIn(heard.made ?? '') === codeIn(heard.second ?? '')
        const kept = links === 2 && !isSame
        return [kept, `two wishes, one of them sent twice: ${several(links, 'link')}`]
      }),
  },
  pagination: {
    items: (choices, n) => [
      { name: 'page', line: choices.pagination === 'everything' ? 'GET /links' : `GET /links?limit=${PAGE}` },
      ...times(3, i => making(choices, n, `new-${i}`, { phone: true, target: address(n, `/${i}`) })),
      ...(choices.pagination === 'everything' ? [] : [{ name: 'page-2', line: 'GET <next>' }]),
    ],
    judge: (heard, choices) =>
      judged(heard, choices.pagination === 'everything' ? ['page'] : ['page', 'page-2'], () => {
        const first = linksIn(heard, 'page').map(({ code }) => code)
        if (first.length > PAGE) return [false, `${first.length} rows in one answer, and tomorrow more`]
        const repeated = linksIn(heard, 'page-2').filter(({ code }) => first.includes(code)).length
        return [repeated === 0, `page 2 repeats ${several(repeated, 'row')} of page 1`]
      }),
  },
  limit: {
    items: (choices, n) => [
      ...times(FLOOD, i => making(choices, n, `flood-${i}`, { target: address(n, `/${i}`) })),
      making(choices, n, 'bystander', { phone: true, account: 'ben' }),
    ],
    judge: heard => {
      const names = Array.from({ length: FLOOD }, (_, i) => `flood-${i + 1}`)
      return judged(heard, [...names, 'bystander'], () => {
        const refused = names.filter(name => statusIn(heard, name) === 429).length
        const innocent = statusIn(heard, 'bystander') !== 429
        return [
          refused > 0 && innocent,
          `${refused} of ${FLOOD} refused with 429; the other account is ${innocent ? 'served' : 'refused with it'}`,
        ]
      })
    },
  },
  errors: {
    items: (choices, n) => [
      { name: 'unknown', line: 'GET /no-such' },
      { name: 'expired', line: 'GET /last-year' },
      making(choices, n, 'script', { target: 'javascript:alert(1)' }),
    ],
    judge: heard =>
      judged(heard, ['unknown', 'expired', 'script'], () => {
        const said = ['unknown', 'expired', 'script'].map(name => statusIn(heard, name))
        return [said.join() === '404,410,422', `the answers were ${said.slice(0, 2).join(', ')} and ${said[2]}`]
      }),
  },
  caching: {
    items: (choices, n) => [
      making(choices, n, 'made'),
      { name: 'read-1', line: 'GET /links/<made>', cached: true },
      { name: 'read-2', line: 'GET /links/<made>', cached: true },
      { name: 'moved', line: 'PUT /links/<made>', phone: true, body: JSON.stringify({ target: address(n, '/new') }), wish: `${n}.moved` },
      { name: 'read-3', line: 'GET /links/<made>', cached: true },
    ],
    judge: heard =>
      judged(heard, ['made', 'read-1', 'read-2', 'moved', 'read-3'], () => {
        const sees = /\/new"/.test(heard['read-3'] ?? '')
        const again = (fieldIn(heard['read-2'] ?? '', 'Cache-Status') ?? '').endsWith('fwd=miss')
        if (!sees) return [false, 'the third reading shows the old target']
        return [!again, again ? 'the unchanged link was sent a second time' : 'unchanged: 304 without content; changed: seen at once']
      }),
  },
}
