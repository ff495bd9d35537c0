/** What only a published site has: sitemap, canonical links and a social card. All need the site's own address (SITE_URL). */

import { escapeHtml } from './page.ts'

/** The address of the site as given, with the closing slash; null when none was given. @throws Error when it is not an http(s) address. */
export function siteAddress(given: string | undefined): string | null {
  if (!given) return null
  const url = URL.canParse(given) ? new URL(given) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`SITE_URL must be an http or https address, not "${given}"`)
  return url.href.replace(/\/*$/, '/')
}

/** Canonical link and Open Graph tags of the page at `path` (https://ogp.me). */
export function socialTags(site: string, path: string, title: string, description: string): string {
  const address = escapeHtml(site + path.slice(1))
  const property = (name: string, content: string) => `<meta property="og:${name}" content="${escapeHtml(content)}">`
  return [
    `<link rel="canonical" href="${address}">`,
    property('type', 'website'),
    property('site_name', 'Service Communication'),
    property('title', title),
    property('description', description),
    property('url', site + path.slice(1)),
    property('image', `${site}social-card.png`),
    property('image:width', '1200'),
    property('image:height', '630'),
    property('image:alt', 'A request on its way from Orders to Payments, and the words: Service Communication'),
    `<meta name="twitter:card" content="summary_large_image">`,
  ].join('')
}

/** sitemap.xml (https://www.sitemaps.org/protocol.html). */
export function sitemap(site: string, paths: readonly string[]): string {
  const urls = paths.map(path => `  <url><loc>${escapeHtml(site + path.slice(1))}</loc></url>`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}
