/** Runs both languages of the sample: PUT replaces, PATCH merges, a state is guarded, pages go by key, nonsense is named, and DELETE may be repeated. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'orders-api', [
  'POST /orders: 201, a gift',
  'GET /orders/1047: 200, a gift',
  'PATCH /orders/1047: 200, a gift', // the note was not named, and stays
  'PUT /orders/1047: 200', // the note was not sent, and is gone
  'PUT /orders/1047: 422, items is a list of names',
  'PATCH /orders/1047: 200',
  'PATCH /orders/1047: 422, only "cancelled" can be asked for',
  'POST /orders: 201',
  'PATCH /orders/1048: 409, the order has left the house',
  'DELETE /orders/1048: 409, the order has left the house',
  'GET /orders?limit=1: 200, 1048', // newest first
  'GET /orders?limit=1&after=1048: 200, 1047',
  'GET /orders?status=cancelled: 200, 1047',
  'GET /orders?limit=abc: 400, limit is a whole number from 1 to 100',
  'GET /orders?after=abc: 400, after is the id of an order',
  'DELETE /orders/1047: 204',
  'DELETE /orders/1047: 204',
  'GET /orders/1047: 404, no order 1047',
])
