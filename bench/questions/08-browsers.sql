SELECT s.browser, count(DISTINCT e.session_id) AS visitors
FROM website_event e JOIN session s ON s.session_id = e.session_id AND s.website_id = e.website_id
WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot AND event_type <> 7
GROUP BY 1 ORDER BY 2 DESC LIMIT 10;
