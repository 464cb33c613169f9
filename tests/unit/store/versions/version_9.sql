-- What a database of schema version 9 held that those before it did not: a folder of tables.
INSERT INTO tables_folder (place, path, fingerprint) VALUES (0, '/home/ida/tables', '975808ffe1f77ee35f8dcfd2f08bf0c8');
