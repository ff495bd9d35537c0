/** The questions of chapter 5. Three are predictions: runs of schema-evolution know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'split-in-order',
    kind: 'order',
    outcomes: ['O5.4'],
    prompt: 'Responses carry name; you want first_name and last_name. Put the steps in order; two of the cards belong nowhere.',
    cards: [
      { text: 'Add the two fields and go on sending name', why: 'Nobody is broken, and a rollback breaks nobody either.' },
      { text: 'Move the clients over, one by one', why: 'Each at its own pace.' },
      { text: 'Wait until no client calls that still reads name', why: 'Seen per client and version, over a whole business cycle.' },
      { text: 'Stop sending name', why: 'The contract is small again.' },
    ],
    leaveOut: [
      { text: 'Turn name into an object that holds both', why: 'A change of type breaks every reader at once.' },
      { text: 'Publish /v2 and switch /v1 off the same day', why: 'A number in the path gives nobody time.' },
    ],
  },
  {
    id: 'naive-split',
    kind: 'number',
    outcomes: ['O5.1'],
    prompt:
      'The server replaces name by first_name and last_name, in requests and responses, all at once. How many of the five clients break?',
    run: { simulation: 'schema-evolution', scenario: 'split-name-naive', measure: 'brokenClients' },
    unit: 'of 5',
    tolerance: 0,
    why: 'Those who order are refused for the field that they do not send, and those who read miss the one that they knew.',
    wrong: [
      { value: 0, why: 'A tolerant reader ignores what it does not know; it cannot invent what it needs.' },
      { value: 1, why: 'The strict app is only the one that says so first.' },
      { value: 4, why: 'The report sends no orders, but it reads them.' },
    ],
  },
  {
    id: 'quiet-breaks',
    kind: 'choose-several',
    outcomes: ['O5.2'],
    prompt: 'Which edits can break a client although nothing is removed or renamed?',
    run: { simulation: 'schema-evolution', scenario: 'tighten-limit', measure: 'brokenClients', gives: 1 },
    options: [
      {
        text: 'quantity, so far 0 to 100, now refuses 0',
        why: 'Stricter validation: old requests fail. In the run one client of five still sends 0, and breaks.',
        right: true,
      },
      { text: 'The default page shrinks from 100 to 20', why: 'Whoever never asked for a second page loses rows.', right: true },
      { text: 'The request gets a new optional field', why: 'Nobody has to send it.' },
      { text: 'The API gets a new endpoint', why: 'Nobody has to call it.' },
      {
        text: 'status gets a new value, on_hold',
        why: 'A switch without a default stops, or counts wrongly in silence.',
        right: true,
      },
    ],
  },
  {
    id: 'roll-it-back',
    kind: 'choose-one',
    outcomes: ['O5.1'],
    prompt: 'Version 2 has written records for an hour and must be rolled back. What saves you?',
    options: [
      { text: 'The old code repeats no effects', why: 'Idempotency is about repeats, not about formats.' },
      { text: 'The old code can read new records', why: 'Forward compatibility, here of yesterday’s code.', right: true },
      { text: 'The two versions have paths of their own', why: 'They still share the records underneath.' },
      { text: 'The new code can read old records', why: 'Backward compatibility: the direction you needed an hour ago.' },
    ],
  },
  {
    id: 'which-header',
    kind: 'choose-one',
    outcomes: ['O5.4'],
    prompt: 'Which header announces the date after which an endpoint may no longer respond?',
    options: [
      { text: 'Deprecation', why: 'RFC 9745: it says that use is discouraged, now or from a date on.' },
      { text: 'Sunset', why: 'RFC 8594; an expectation, not a contract.', right: true },
      { text: 'Retry-After', why: 'It says when to try again.' },
      { text: 'Expires', why: 'It says how long a stored copy is fresh.' },
    ],
  },
  {
    id: 'email-is-gone',
    kind: 'choose-one',
    outcomes: ['O5.6'],
    prompt: 'The Protobuf field email = 3 is no longer needed. What takes its place in the file?',
    run: { simulation: 'schema-evolution', scenario: 'proto-reuse-number', measure: 'silentlyWrong' },
    options: [
      {
        text: 'reserved 3; reserved "email";',
        why: 'Neither the number nor the name can be used again by mistake. Where 3 was given away, {silentlyWrong} clients of five read a wrong value without an error.',
        holds: 2,
      },
      { text: 'Nothing, the line is just deleted', why: 'Next year someone takes the free number.', holds: 0 },
      {
        text: 'string phone = 3; for the new field',
        why: 'Old messages would be read with an e-mail address as the phone number, without an error.',
        holds: 0,
      },
      { text: 'The next field, moved up from 4 to 3', why: 'Every stored and flying message is misread from there on.', holds: 0 },
    ],
  },
  {
    id: 'switch-v1-off',
    kind: 'choose-one',
    outcomes: ['O5.4'],
    prompt: 'What shows that v1 can be switched off?',
    options: [
      { text: 'A sunset date that has come and gone', why: 'A date moves nobody; callers may remain.' },
      { text: 'A week without a single v1 call', why: 'It says nothing about the job that runs once a year.' },
      { text: 'A mail that every partner has answered', why: 'Answers are not calls.' },
      { text: 'A business cycle without a single v1 call', why: 'Per client and version, the yearly jobs included.', right: true },
    ],
  },
  {
    id: 'needs-vary',
    kind: 'choose-one',
    outcomes: ['O5.3'],
    prompt: 'Which place for the version needs a Vary field in the answer?',
    options: [
      { text: 'A request header', why: 'One address, several answers: without Vary a cache mixes them up.', right: true },
      { text: 'The host name', why: 'Different hosts are different keys.' },
      { text: 'A query parameter', why: 'The query is part of the address, so of the key.' },
      { text: 'The first part of the path', why: 'Different addresses are different cache keys already.' },
    ],
  },
  {
    id: 'check-and-test',
    kind: 'choose-one',
    outcomes: ['O5.7'],
    prompt:
      'A change passes the schema’s compatibility check, and a consumer’s contract test fails. What did the test see that the check could not?',
    options: [
      { text: 'That the server answers too slowly', why: 'Neither of the two measures time.' },
      {
        text: 'That a consumer still uses the field',
        why: 'The schema allows the removal; this reader needs the field.',
        right: true,
      },
      { text: 'That a field’s type became another', why: 'The schema check sees types.' },
      { text: 'That the schema file is malformed', why: 'It would not have passed the check.' },
    ],
  },
  {
    id: 'openapi-must-have',
    kind: 'choose-several',
    outcomes: ['O5.5'],
    prompt: 'Which of these must an OpenAPI 3.0 description contain to be valid?',
    options: [
      {
        text: 'paths, be it an empty object',
        why: 'Required in 3.0; since 3.1 one of paths, components or webhooks is enough.',
        right: true,
      },
      { text: 'components, with shared schemas', why: 'Optional; handy for reuse.' },
      { text: 'openapi, the format’s version', why: 'Tools choose their rules by it.', right: true },
      { text: 'servers, with at least one address', why: 'Optional; it defaults to "/".' },
      { text: 'info, with title and version', why: 'The part that is most often forgotten.', right: true },
    ],
  },
] satisfies Question[]
