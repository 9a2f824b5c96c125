SELECT e.url_path, count(DISTINCT e.session_id) AS visitors, count(*) AS pageviews
FROM website_event e WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot AND event_type = 1
GROUP BY 1 ORDER BY 2 DESC LIMIT 10;
