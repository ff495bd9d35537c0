/** The address of a section of a source, where its publisher gives sections addresses; else that of the whole. */
export function sourceHref(url: string, section: string): string {
  const numbered = /^[\d.]+$|^[A-Z](\.[\d.]+)?$/.test(section)
  if (!numbered || !/^https:\/\/(www\.rfc-editor\.org\/rfc\/|datatracker\.ietf\.org\/doc\/html\/)rfc\d+(\.html)?$/.test(url)) return url
  return `${url}#${/^[A-Z]/.test(section) ? 'appendix' : 'section'}-${section}`
}
