SELECT count(DISTINCT session_id) AS visitors, count(*) AS visits, sum(views) AS pageviews,
       avg(views) FILTER (WHERE views > 0) AS views_per_visit,
       100.0 * count(*) FILTER (WHERE views = 1 AND actions = 0) / count(*) FILTER (WHERE views > 0) AS bounce_rate,
       avg(extract(epoch FROM last - first)) FILTER (WHERE views > 0) AS visit_duration
FROM (SELECT e.session_id, e.visit_id, count(*) FILTER (WHERE event_type = 1) AS views,
             count(*) FILTER (WHERE event_type = 2) AS actions,
             min(e.created_at) AS first, max(e.created_at) AS last
      FROM website_event e WHERE e.website_id = :'site' AND e.created_at >= :'from' AND e.created_at < :'to' AND NOT e.bot
      GROUP BY e.session_id, e.visit_id) v;
