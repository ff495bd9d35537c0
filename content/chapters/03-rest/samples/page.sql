-- The page after the row placed at $1 with the id $2, newest first.
SELECT id, placed_at, status
FROM orders
WHERE (placed_at, id) < ($1, $2)
ORDER BY placed_at DESC, id DESC
LIMIT 10;

-- What makes it fast at any depth.
CREATE INDEX orders_by_place ON orders (placed_at DESC, id DESC);
