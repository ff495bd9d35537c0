/** Where the two built sites of the journeys stand: one under a base path, as on a project's Pages, one at the root of its host. */

/** Uncommon ports, fixed: when one is taken the journeys stop and say so. */
export const underBase = { folder: 'node_modules/.cache/e2e-site', base: '/service-communication/', port: 45190 }
export const atRoot = { folder: 'dist', base: '/', port: 45191 }

/** @param {{ base: string, port: number }} site */
export const addressOf = ({ base, port }) => `http://127.0.0.1:${port}${base}`
