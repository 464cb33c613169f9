-- What a database of schema version 6 held that those before it did not: seals. A step makes them anew, so this one, of an
-- article that was never there, must be gone after it.
INSERT INTO seal (kind, key, hash) VALUES (1, 999999, 42);
