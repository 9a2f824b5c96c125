package dev.footfall.query.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTreeTest {

    private final RouteTree tree = new RouteTree();

    private void answered(String... paths) {
        for (String path : paths) {
            tree.learn(path, true);
        }
    }

    private String name(String path) {
        return tree.of("GET", path);
    }

    @Test
    void few_values_are_named() {
        answered("/about", "/guest/7", "/guest/new", "/");
        assertThat(name("/about/")).isEqualTo("/about");
        assertThat(name("/guest/99")).isEqualTo("/guest/{id}");
        assertThat(name("/guest/new")).isEqualTo("/guest/new");
        assertThat(name("/")).isEqualTo("/");
        assertThat(name("(other)")).isEqualTo("(other)");
    }

    @Test
    void many_values_under_one_parent_are_one() {
        for (int i = 0; i < RouteNode.MOST_VALUES; i++) {
            answered("/blog/post-" + word(i));
        }
        assertThat(name("/blog/post-a")).isEqualTo("/blog/post-a");
        answered("/blog/one-more");
        assertThat(name("/blog/post-a")).isEqualTo("/blog/{param}");
        assertThat(name("/blog/never-seen")).isEqualTo("/blog/{param}");
    }

    @Test
    void many_folders_are_one_with_all_that_is_below() {
        for (int i = 0; i < 300; i++) {
            answered("/u/" + word(i) + "/posts", "/u/" + word(i) + "/posts/" + i);
        }
        assertThat(name("/u/zoe/posts")).isEqualTo("/u/{param}/posts");
        assertThat(name("/u/zoe/posts/5")).isEqualTo("/u/{param}/posts/{id}");
        assertThat(name("/u/zoe")).isEqualTo("/u/{param}");
    }

    @Test
    void many_pages_in_a_folder_leave_its_folders_alone() {
        answered("/guest/7", "/api/rooms");
        for (int i = 0; i < 300; i++) {
            answered("/" + word(i));
        }
        assertThat(name("/guest/8")).isEqualTo("/guest/{id}");
        assertThat(name("/api/rooms")).isEqualTo("/api/rooms");
        assertThat(name("/" + word(3))).isEqualTo("/{param}");
    }

    @Test
    void what_is_never_answered_teaches_no_route() {
        answered("/api/rooms");
        tree.learn("/.env", false);
        assertThat(name("/.env")).isEqualTo("/.env");
        for (int i = 0; i < 300; i++) {
            tree.learn("/" + word(i) + ".php", false);
            tree.learn("/api/" + word(i) + "/x", false);
        }
        assertThat(name("/.env")).isEqualTo("/**");
        assertThat(name("/api/abc/x")).isEqualTo("/api/**");
        assertThat(name("/api/rooms")).isEqualTo("/api/rooms");
    }

    @Test
    void the_order_of_learning_makes_no_difference() {
        List<String> paths = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder path = new StringBuilder();
            int depth = 1 + random.nextInt(4);
            for (int d = 0; d < depth; d++) {
                path.append('/').append(word(random.nextInt(d == 1 ? 80 : 12)));
            }
            paths.add(path.toString());
        }
        paths.forEach(this::answered);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(paths, random);
            RouteTree other = new RouteTree();
            paths.forEach(path -> other.learn(path, true));
            for (String path : paths) {
                assertThat(other.of("GET", path)).isEqualTo(name(path));
                assertThat(other.knows(path, true)).isTrue();
            }
        }
    }

    @Test
    void a_copy_learns_alone() {
        answered("/a/b");
        RouteTree copy = tree.copy();
        for (int i = 0; i < 100; i++) {
            copy.learn("/a/" + word(i), true);
        }
        assertThat(copy.of("GET", "/a/b")).isEqualTo("/a/{param}");
        assertThat(name("/a/b")).isEqualTo("/a/b");
    }

    @Test
    void a_million_absurd_paths_leave_a_bounded_tree_with_few_routes() {
        Random random = new Random(3);
        Set<String> routes = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder path = new StringBuilder();
            int depth = 1 + random.nextInt(30);
            for (int d = 0; d < depth; d++) {
                path.append('/').append(word(random.nextInt(49)));
            }
            tree.learn(path.toString(), random.nextBoolean());
            if (i > 190_000) {
                routes.add(name(path.toString()));
            }
        }
        assertThat(tree.weight()).isLessThan(RouteTree.MOST_WEIGHT + 10_000);
        assertThat(routes).hasSizeLessThan(9_000);
        assertThat(name("/a" + "/b".repeat(900_000))).startsWith("/");
    }

    private static String word(int number) {
        return number < 26
                ? String.valueOf((char) ('a' + number))
                : word(number / 26 - 1) + (char) ('a' + number % 26);
    }
}
