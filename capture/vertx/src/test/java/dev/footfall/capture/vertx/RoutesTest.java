package dev.footfall.capture.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.capture.Ending;
import dev.footfall.capture.Exchange;
import dev.footfall.capture.Loss;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a router knows of its exchanges.
@Timeout(60)
class RoutesTest {

    private final CapturedVertx server = new CapturedVertx();

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static void ok(RoutingContext context) {
        context.response().end("ok");
    }

    private Router manyRoutes() {
        Router lines = server.router();
        lines.get("/:line").handler(RoutesTest::ok);
        Router orders = server.router();
        orders.get("/:id").handler(RoutesTest::ok);
        orders.route("/lines/*").subRouter(lines);
        Router router = server.router();
        router.route().handler(BodyHandler.create(false));
        router.route("/api/*").handler(RoutingContext::next);
        router.route("/api/orders/*").subRouter(orders);
        router.route("/customers/:customer/*").subRouter(lines);
        router.get("/api/orders/:id/notes").handler(RoutesTest::ok);
        router.get("/api/flights/:from-:to").handler(RoutesTest::ok);
        router.get("/assets/*").handler(RoutesTest::ok);
        router.getWithRegex("/legacy/.*").handler(RoutesTest::ok);
        router.getWithRegex("/old/(\\d+)").setName("/old/{number}").handler(RoutesTest::ok);
        router.get("/moved/:id").handler(context -> context.reroute(HttpMethod.GET, "/assets/x"));
        router.get("/next/:id").handler(RoutingContext::next);
        router.get("/next/*").handler(RoutesTest::ok);
        router.get("/*").handler(RoutesTest::ok);
        return router;
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders/17, /api/orders/{id}",
        "/api/orders/lines/2, /api/orders/lines/{line}",
        "/customers/17/2, /customers/{customer}/{line}",
        "/api/orders/17/notes, /api/orders/{id}/notes",
        "/api/flights/zrh-lhr, /api/flights/{from}-{to}",
        "/assets/a/b.css, /assets/**",
        "/legacy/x, ''",
        "/old/17, /old/{number}",
        "/moved/17, /assets/**",
        "/next/17, /next/**",
        "/anything, ''",
    })
    void routes_are_told_as_templates(String path, String route) throws Exception {
        server.serve(manyRoutes());
        assertThat(server.get(path).body()).isEqualTo("ok");
        Exchange exchange = server.recorded();
        assertThat(exchange.route()).isEqualTo(route);
        assertThat(exchange.path()).isEqualTo(path);
    }

    @Test
    void a_router_in_two_places_is_told_by_the_place() throws Exception {
        Router shared = server.router();
        shared.get("/list").handler(RoutesTest::ok);
        Router router = server.router();
        router.route("/a/*").subRouter(shared);
        router.route("/b/*").subRouter(shared);
        server.serve(router);
        server.get("/a/list");
        assertThat(server.recorded().route()).isEqualTo("/a/list");
        server.get("/b/list");
        assertThat(server.recorded().route()).isEqualTo("/b/list");
    }

    @Test
    void what_no_route_is_for_has_none() throws Exception {
        Router router = server.router();
        router.get("/orders").handler(RoutesTest::ok);
        server.serve(router);
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        Exchange nowhere = server.recorded();
        assertThat(nowhere.route()).isEmpty();
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(server.post("/orders", "").statusCode()).isEqualTo(405);
        assertThat(server.recorded().status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "/fails/17, 500, EXCEPTION, /fails/{id}",
        "/throws/17, 500, EXCEPTION, /throws/{id}",
        "/refuses/17, 403, COMPLETED, /refuses/{id}",
        "/rejects/17, 409, COMPLETED, /rejects/{id}",
        "/late/17, 500, EXCEPTION, /late/{id}",
    })
    void failures_are_told_by_what_is_answered(String path, int status, Ending ending, String route)
            throws Exception {
        Router router = server.router();
        router.get("/fails/:id").handler(context -> context.fail(new IllegalStateException("x")));
        router.get("/throws/:id")
                .handler(context -> {
                    throw new IllegalStateException("x");
                });
        router.get("/refuses/:id").handler(context -> context.fail(new HttpException(403)));
        router.get("/rejects/:id")
                .handler(context -> context.fail(new IllegalArgumentException("x")))
                .failureHandler(context -> context.response().setStatusCode(409).end());
        router.get("/late/:id")
                .handler(context ->
                        server.vertx.setTimer(
                                1, _ -> context.fail(new IllegalStateException("x"))));
        router.route().failureHandler(RoutingContext::next);
        server.serve(router);
        assertThat(server.get(path).statusCode()).isEqualTo(status);
        Exchange exchange = server.recorded();
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.ending()).isEqualTo(ending);
        assertThat(exchange.route()).isEqualTo(route);
    }

    @Test
    void the_user_is_the_consumer() throws Exception {
        Router router = server.router();
        router.route()
                .handler(context -> {
                    ((io.vertx.ext.web.impl.UserContextInternal) context.userContext())
                            .setUser(User.fromName("till"));
                    ok(context);
                });
        server.serve(router);
        server.get("/");
        assertThat(server.recorded().consumer()).isEqualTo("till");
    }

    private static String keyName(RoutingContext context) {
        return Objects.requireNonNull(context.request().getHeader("X-Key-Name")).strip();
    }

    @Test
    void a_function_names_the_consumer_and_its_failure_does_no_harm() throws Exception {
        Router router = server.router();
        router.route().handler(RoutesTest::ok);
        server.serve(new FootfallRouter(server.capture, router).withConsumer(RoutesTest::keyName));
        server.get("/", "X-Key-Name", "till ");
        assertThat(server.recorded().consumer()).isEqualTo("till");
        assertThat(server.get("/").body()).isEqualTo("ok");
        assertThat(server.recorded().status()).isEqualTo(200);
        assertThat(server.capture.losses().count(Loss.FAILED)).isPositive();
    }

    @Test
    void the_address_is_the_one_that_the_router_believes() throws Exception {
        Router router = server.router().allowForward(AllowForwardHeaders.X_FORWARD);
        router.route().handler(RoutesTest::ok);
        server.serve(router);
        server.get(
                "/",
                "X-Forwarded-For",
                "203.0.113.7",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "shop.example");
        Exchange exchange = server.recorded();
        assertThat(exchange.address()).isEqualTo("203.0.113.7");
        assertThat(exchange.scheme()).isEqualTo("https");
        assertThat(exchange.host()).isEqualTo("shop.example");
    }

    @Test
    void a_plain_handler_tells_what_it_routed_to() throws Exception {
        server.serve(
                new FootfallHandler(
                        server.capture,
                        request -> request.routed("/shop.Orders/Add").response().end("ok")));
        assertThat(server.get("/x").body()).isEqualTo("ok");
        assertThat(server.recorded().route()).isEqualTo("/shop.Orders/Add");
    }

    @Test
    void each_router_gets_one_route_that_looks_on() {
        Router below = server.router();
        Router router = server.router();
        router.route("/below/*").subRouter(below);
        FootfallRouter footfall = new FootfallRouter(server.capture, router);
        assertThat(footfall.withConsumer(context -> "")).isNotNull();
        assertThat(router.getRoutes()).hasSize(2);
        assertThat(below.getRoutes()).hasSize(1);
    }
}
