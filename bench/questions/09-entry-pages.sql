SELECT entry, count(*) AS visits, 100.0 * count(*) FILTER (WHERE views = 1 AND actions = 0) / count(*) AS bounce_rate
FROM (SELECT e.visit_id, count(*) FILTER (WHERE event_type = 1) AS views,
             count(*) FILTER (WHERE event_type = 2) AS actions,
             (array_agg(e.url_path ORDER BY e.created_at) FILTER (WHERE event_type = 1))[1] AS entry
      FROM website_event e WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot AND event_type IN (1, 2)
      GROUP BY e.visit_id) v
WHERE views > 0
GROUP BY 1 ORDER BY 2 DESC LIMIT 10;
