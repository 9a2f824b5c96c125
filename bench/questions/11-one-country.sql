SELECT count(DISTINCT e.session_id) AS visitors, count(*) FILTER (WHERE event_type = 1) AS pageviews
FROM website_event e JOIN session s ON s.session_id = e.session_id AND s.website_id = e.website_id
WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot AND event_type <> 7 AND s.country = 'DE';
