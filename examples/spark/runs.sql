runs AS (
  SELECT actor, issue_id, at.day.n, at.day.said_date, at.day.first_class, at.day.side, at.day.position, at.day.statements,
         at.run.spell, at.run.spell_side, at.run.strongest
  FROM (SELECT actor, issue_id, explode(arrays_zip(day, run)) AS at
        FROM (SELECT actor, issue_id, day, aggregate(
                day, CAST(array() AS ARRAY<STRUCT<spell: INT, spell_side: STRING, strongest: INT>>),
                (before, now) -> concat(before, array(
                  CASE WHEN now.side = try_element_at(before, -1).spell_side
                         OR (now.first_class = 3 AND try_element_at(before, -1).strongest < 3)
                         OR (now.first_class = 2 AND try_element_at(before, -1).strongest < 2)
                       THEN named_struct('spell', try_element_at(before, -1).spell, 'spell_side', try_element_at(before, -1).spell_side,
                                         'strongest', least(try_element_at(before, -1).strongest, now.first_class))
                       ELSE named_struct('spell', coalesce(try_element_at(before, -1).spell, 0) + 1, 'spell_side', now.side,
                                         'strongest', now.first_class) END))) AS run
              FROM (SELECT actor, issue_id,
                           array_sort(collect_list(struct(n, said_date, first_class, side, position, statements))) AS day
                    FROM days GROUP BY actor, issue_id)))
)
