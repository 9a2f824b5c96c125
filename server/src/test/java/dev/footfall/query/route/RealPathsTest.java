package dev.footfall.query.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What real servers' logs teach.
class RealPathsTest {

    private static final Pattern LINE = Pattern.compile("\"[A-Z]+ (/[^ \"]*)[^\"]*\" (\\d{3}) ");
    private static final int BAD_REQUEST = 400;

    /// One request's path and whether it was answered.
    private record Asked(String path, boolean answered) {}

    private static List<Asked> lines(String log) throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (String line : SharedData.lines("logs/" + log)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
                String path = matcher.group(1).replaceFirst("\\?.*", "");
                asked.add(new Asked(path, Integer.parseInt(matcher.group(2)) < BAD_REQUEST));
            }
        }
        return asked;
    }

    /// How many requests each route had.
    private static Map<String, Integer> routes(List<Asked> asked) {
        RouteTree tree = new RouteTree();
        asked.forEach(one -> tree.learn(one.path(), one.answered()));
        Map<String, Integer> routes = new HashMap<>();
        asked.forEach(one -> routes.merge(tree.of("GET", one.path()), 1, Integer::sum));
        return routes;
    }

    private static long paths(List<Asked> asked) {
        return asked.stream().map(Asked::path).distinct().count();
    }

    @Test
    void a_blogs_log_has_few_routes_that_mean_something() throws IOException {
        List<Asked> asked = lines("elastic-apache_logs.log");
        Map<String, Integer> routes = routes(asked);
        assertThat(asked).hasSizeGreaterThan(9_900);
        assertThat(routes).hasSizeLessThan((int) (0.65 * paths(asked)));
        assertThat(routes.getOrDefault("/blog/geekery/{param}", 0)).isGreaterThan(700);
        assertThat(routes.getOrDefault("/images/web/{id}/banner.png", 0)).isGreaterThan(500);
        assertThat(routes).containsKeys("/", "/favicon.ico", "/projects/xdotool", "/robots.txt");
    }

    @Test
    void what_scanners_try_makes_no_routes() throws IOException {
        List<Asked> asked = lines("advertools-nginx_access.log");
        Map<String, Integer> routes = routes(asked);
        assertThat(routes).hasSizeLessThan((int) (0.5 * paths(asked)));
        assertThat(routes.getOrDefault("/**", 0)).isGreaterThan(300);
        assertThat(routes).containsKeys("/", "/xml-sitemaps", "/audience-manager");
    }
}
