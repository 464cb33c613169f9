-- What a database of schema version 8 held that those before it did not: the title of an issue.
UPDATE issue SET title = 'The Maren treaty' WHERE issue_id = 'MAREN.treaty';
