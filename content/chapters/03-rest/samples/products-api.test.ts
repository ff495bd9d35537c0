/** Runs both languages of the sample over real HTTP: cents are whole, numbers come once, and who replaces names the version. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'products-api', [
  'POST /products: 422, cents is a whole number, 0 or more',
  'POST /products: 201, /products/88, "v1"',
  'GET /products/88: 200, "v1", {"id":88,"version":1,"name":"kettle","cents":4999}',
  'PUT /products/88: 428, name the version you have read, in If-Match',
  'PUT /products/88: 200, "v2"',
  'PUT /products/88: 412, this is "v2" by now: read it again', // from a version that is no more
  'PUT /products/88: 400, the content is not JSON',
  'DELETE /products/88: 204',
  'POST /products: 201, /products/89, "v1"', // not 88 again
  'GET /products/88: 404, nothing at /products/88',
  'PATCH /products/89: 405, GET, PUT, DELETE',
])
