-- The database's view `actors`: who said something that counts. Of two roles told on one day that of the greater doc_id.
SELECT actor_id, max(actor_name) AS actor_name, max(actor_kind) AS actor_kind,
       max_by(actor_role, struct(coalesce(said_latest, said_earliest, published_at), doc_id, seq)) FILTER (WHERE actor_role IS NOT NULL) AS actor_role,
       max(actor_country) AS actor_country,
       max_by(speaks_for, struct(coalesce(said_latest, said_earliest, published_at), doc_id, seq)) FILTER (WHERE speaks_for IS NOT NULL) AS speaks_for,
       count(*) AS statements, count(DISTINCT doc_id) AS documents, min(said_date) AS first_said, max(said_date) AS last_said
FROM statements WHERE actor_id IS NOT NULL GROUP BY actor_id
