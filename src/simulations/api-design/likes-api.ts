/** The like button: posts, how many like each, and who. */
import type { HttpRequest } from '../../actors/resource-server/http-request.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { isObject } from '../../actors/resource-server/merge-patch.ts'
import type { Handler, Resource } from '../../actors/resource-server/serve.ts'
import { accountOf, bare, json } from './answers.ts'
import { type Data, type Setting, withRow } from './data.ts'

/** What a path under /posts names; null if nothing. */
export function likesRoute({ choices }: Setting, data: Data, segments: readonly string[]): Resource<Data> | null {
  const [first, post = '', part, user = ''] = segments
  if (first !== 'posts' || post === '') return null
  const isLiked = (account: string) => data.tables.likes[`${post}/${account}`] === true
  const like = (account: string, on: boolean) => (isLiked(account) === on ? data : withRow(data, 'likes', `${post}/${account}`, on || null))
  const counted = (by: number) => withRow(data, 'counts', post, (data.tables.counts[post] ?? 0) + by)
  const does = (of: (request: HttpRequest) => Data, status = 204): Handler<Data> => ({
    whereNothingIs: true,
    perform: request => ({ data: of(request), response: bare(status) }),
  })
  if (part === undefined) {
    const patch: Handler<Data> = {
      takes: 'application/merge-patch+json',
      whereNothingIs: true,
      perform: (_, content) => ({
        data: counted(isObject(content) && typeof content.add === 'number' ? content.add : 0),
        response: bare(204),
      }),
    }
    return {
      show: () => json(200, { post, likes: likesOf(data, post) }, [['Cache-Control', 'no-store']]),
      handlers: choices.liking === 'patch-count' ? { PATCH: patch } : {},
    }
  }
  if (part === 'unlike') return { handlers: { POST: does(() => counted(-1)) } }
  if (part === 'like') return { handlers: { POST: does(request => like(accountOf(request), !isLiked(accountOf(request)))) } }
  if (part !== 'likes') return null
  if (user === '')
    return { handlers: { POST: does(() => withRow(data, 'likes', `${post}/#${Object.keys(data.tables.likes).length + 1}`, true), 201) } }
  const whose = (request: HttpRequest) => (user === 'me' ? accountOf(request) : user)
  const put: Handler<Data> = {
    whereNothingIs: true,
    perform: request => ({ data: like(whose(request), true), response: bare(isLiked(whose(request)) ? 204 : 201) }),
  }
  const show = (request: HttpRequest): HttpResponse =>
    json(200, { user: whose(request), liked: isLiked(whose(request)) }, [
      ['Cache-Control', cachingOf(choices.reading)],
      ...varyOf(choices.reading),
    ])
  return { show, handlers: { PUT: put, DELETE: does(request => like(whose(request), false)) } }
}

/** How many like a post: the likes that there are, and what was counted beside them. */
export function likesOf({ tables }: Data, post: string): number {
  const rows = Object.keys(tables.likes).filter(key => key.startsWith(`${post}/`)).length
  return rows + (tables.counts[post] ?? 0)
}

function cachingOf(reading: string | undefined): string {
  return reading === 'me-cached' ? 'max-age=60' : 'private, max-age=60'
}

function varyOf(reading: string | undefined): readonly (readonly [string, string])[] {
  return reading === 'me-vary' ? [['Vary', 'Authorization']] : []
}
