SELECT e.route, count(*) AS requests,
       100.0 * count(*) FILTER (WHERE e.status >= 400) / count(*) AS error_rate,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY e.duration) / 1000 AS p95
FROM website_event e WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot AND e.route <> ''
GROUP BY 1 ORDER BY 2 DESC LIMIT 20;
