/** Holds the chapter's sentences to the runs they speak of. */
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  stops: '"on_hold" is none of pending, paid, shipped',
  'counts wrongly': 'verdict silently wrong, got reports 0 orders',
  refuses: '400 customer_name: required, and missing',
  'to pay “4999499”': 'to pay "4999499"',
  'order express': 'verdict silently wrong, got the server took delivery',
  'every second request': 'Mobile-v1 changes row mobile-v1 at server-1 of verdicts: verdict broken',
  'may well succeed': 'Mobile-v1 changes row mobile-v1 at server-2 of verdicts: verdict ok',
  'old one refuses it': 'Web-current changes row web-current at server-2 of verdicts: verdict broken',
  'this run': 'You: Roll back server',
  'answers 500': '500 stored order',
  'harmless on the wire': 'You: Deploy server',
  'takes it for 0': 'to pay 499',
  'where the e-mail stood': 'prints the email as',
  'goes first': 'You: Deploy client:mobile-v1',
  'stay as they are': 'Plan is now expanded',
  'three seconds later': 'an alarm',
  'naive way': '400 first_name: required, and missing',
})
