/** Holds the chapter's sentences to the runs they speak of. */
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  stops: '"on_hold" is none of pending, paid, shipped',
  'counts wrongly': 'verdict silently wrong, got reports 0 orders',
  refuses: '400 customer_name: required, and missing',
  'to pay “4999499”': 'to pay "4999499"',
  'every second request': 'Mobile-v1 changes row mobile-v1 at server-1 of verdicts: verdict broken',
  'old one refuses it': 'Web-current changes row web-current at server-2 of verdicts: verdict broken, got 400 name: required',
  'this run': 'You: Roll back server',
  'answers 500': '500 stored order',
  'harmless on the wire': 'You: Deploy server',
  'where the e-mail stood': 'prints the email as',
  'stay as he is': 'Plan is now expanded',
  'naive way': '400 first_name: required, and missing',
})
