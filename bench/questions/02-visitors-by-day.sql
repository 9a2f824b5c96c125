SELECT date_trunc('day', e.created_at AT TIME ZONE 'UTC') AS day,
       count(DISTINCT e.session_id) AS visitors, count(*) FILTER (WHERE event_type = 1) AS pageviews
FROM website_event e WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot AND event_type <> 7
GROUP BY 1 ORDER BY 1;
