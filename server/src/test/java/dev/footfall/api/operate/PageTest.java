package dev.footfall.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.api.RunningHouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page's files as browsers load them; what the page does is tested in `web/dashboard`.
class PageTest {

    private static final Pattern ASSET = Pattern.compile("/assets/[\\w.-]+");

    @TempDir Path folder;

    private RunningHouse house;

    @BeforeEach
    void open() throws IOException {
        house = RunningHouse.open(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void the_page_is_asked_for_anew_each_time_and_what_it_loads_is_kept_for_a_year() {
        HttpResponse<String> page = house.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'")
                .endsWith("frame-ancestors 'none'");
        List<String> loaded = ASSET.matcher(page.body()).results().map(MatchResult::group).toList();
        assertThat(loaded)
                .anyMatch(path -> path.endsWith(".js"))
                .anyMatch(path -> path.endsWith(".css"));
        for (String path : loaded) {
            HttpResponse<String> file = house.get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(header(file, "Content-Type"))
                    .isEqualTo(
                            path.endsWith(".css")
                                    ? "text/css; charset=utf-8"
                                    : "text/javascript; charset=utf-8");
            assertThat(header(file, "Cache-Control"))
                    .isEqualTo("public, immutable, max-age=31536000");
        }
    }

    @Test
    void no_browser_keeps_that_a_file_is_not_there() {
        for (String path : List.of("/assets/gone-1234.js", "/assets/", "/assets/..%2findex.html")) {
            HttpResponse<String> answer = house.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(header(answer, "Cache-Control")).as(path).doesNotContain("max-age");
        }
    }
}
