-- DuckDB: the CSV export (`onrecord export csv`) as views. Dates come in as dates.
CREATE OR REPLACE VIEW statements AS SELECT * FROM read_csv('csv/statements.csv', header = true, sample_size = -1);
CREATE OR REPLACE VIEW stances AS SELECT * FROM read_csv('csv/stances.csv', header = true, sample_size = -1);
CREATE OR REPLACE VIEW documents AS SELECT * FROM read_csv('csv/documents.csv', header = true, sample_size = -1);
