/** The API as it has been designed so far: three problems, one server. */
import type { Api } from '../../actors/resource-server/serve.ts'
import type { Data, Setting } from './data.ts'
import { likesRoute } from './likes-api.ts'
import { linksRoute } from './links-api.ts'
import { seatsRoute } from './seats-api.ts'

/** The API under a setting. */
export function designedApi(setting: Setting): Api<Data> {
  return {
    requireIfMatch: false,
    route: (data, segments, now) =>
      likesRoute(setting, data, segments) ?? seatsRoute(setting, data, segments, now) ?? linksRoute(setting, data, segments),
  }
}
