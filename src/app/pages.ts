/** Every address of the course with its head texts; `modules` are the source files that `preload` loads for it, for the build to list them on the page. */
import { routes } from './routes.tsx'

export const pages = routes.map(({ path, title, description, modules }) => ({ path, title, description, modules }))
