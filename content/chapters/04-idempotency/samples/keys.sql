CREATE TABLE idempotency_keys (
  account_id    bigint NOT NULL,
  endpoint      text NOT NULL,
  idem_key      text NOT NULL,
  fingerprint   text NOT NULL,
  state         text NOT NULL
                CHECK (state IN ('in_progress',
                  'completed', 'failed_retryable')),
  owner         text,
  leased_until  timestamptz,
  status        smallint,
  reply         text,
  UNIQUE (account_id, endpoint, idem_key)
);

-- One row: the work is yours. No row: somebody else has it.
INSERT INTO idempotency_keys
  (account_id, endpoint, idem_key, fingerprint,
   state, owner, leased_until)
VALUES ($1, $2, $3, $4, 'in_progress', $5, $6)
ON CONFLICT (account_id, endpoint, idem_key) DO NOTHING
RETURNING owner;

-- No row came back: read what the winner has left, and answer from it.
SELECT fingerprint, state, status, reply
FROM idempotency_keys
WHERE account_id = $1 AND endpoint = $2 AND idem_key = $3;
