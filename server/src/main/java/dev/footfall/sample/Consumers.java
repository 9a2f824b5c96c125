package dev.footfall.sample;

import dev.footfall.model.Exchange;
import dev.footfall.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Programs that call the site's API under `/v1/`: some two dozen consumers, each with its own
/// client library and a few addresses, of which the first few send most requests.
final class Consumers {

    private static final List<String> NAMES =
            List.of(
                    "acme-shop",
                    "mobile-app",
                    "warehouse",
                    "nightly-export",
                    "partner-lumen",
                    "pos-terminal",
                    "backoffice",
                    "price-watch",
                    "partner-orbit",
                    "mailer",
                    "bi-warehouse",
                    "kiosk",
                    "returns-desk",
                    "partner-tern",
                    "sandbox",
                    "status-board",
                    "partner-kestrel",
                    "loyalty",
                    "courier-sync",
                    "intern-script");
    private static final int MOST_ADDRESSES = 4;
    private static final double MEDIAN_REQUESTS = 9;
    private static final int MOST_REQUESTS = 400;
    private static final double MEDIAN_GAP_SECONDS = 1.6;
    private static final double INCIDENT_FAILURES = 0.3;
    private static final double INCIDENT_SLOWNESS = 4;
    private static final int IDS = 2_000_000;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final String host;
    private final List<Consumer> consumers = new ArrayList<>();
    private final Weighted<Route> routes;

    Consumers(long seed, String domain, List<Program> programs) {
        this.host = "api." + domain;
        this.routes = new Weighted<>(Route.load(), Route::weight);
        Weighted<Program> clients = Program.choice(programs, Program.Group.CLIENT);
        Dice dice = new Dice(Dice.mix(seed) + 1);
        for (String name : NAMES) {
            Program client = clients.pick(dice);
            List<String> addresses = new ArrayList<>();
            for (int i = 0; i <= dice.below(MOST_ADDRESSES); i++) {
                addresses.add(client.address(dice.next()));
            }
            consumers.add(new Consumer(name, client.words(), addresses));
        }
    }

    private record Consumer(String name, String agent, List<String> addresses) {}

    /// A way to call the API; durations in microseconds.
    private record Route(
            double weight,
            String method,
            String template,
            double medianDuration,
            double spread,
            double medianBytes) {

        static List<Route> load() {
            return Tables.rows("routes.txt", 6).stream()
                    .map(row ->
                            new Route(
                                    Double.parseDouble(row[0]),
                                    row[1],
                                    row[2],
                                    Double.parseDouble(row[3]),
                                    Double.parseDouble(row[4]),
                                    Double.parseDouble(row[5])))
                    .toList();
        }

        boolean takesBody() {
            return method.startsWith("P");
        }
    }

    /// Tells a burst of requests of one consumer.
    ///
    /// @param incident whether the API is in trouble: slow, and failing often
    void burst(Session session, boolean incident) {
        Dice dice = session.dice;
        Consumer consumer = consumers.get(dice.zipf(consumers.size()));
        session.sender(
                consumer.addresses.get(dice.below(consumer.addresses.size())), consumer.agent);
        int count = (int) Math.min(MOST_REQUESTS, 1 + dice.logNormal(MEDIAN_REQUESTS, 0.9));
        for (int i = 0; i < count && !session.isOver(); i++) {
            call(session, routes.pick(dice), consumer.name, incident);
            session.pass(dice.logNormal(MEDIAN_GAP_SECONDS, 1.1));
        }
    }

    private void call(Session session, Route route, String consumer, boolean incident) {
        Dice dice = session.dice;
        int status = status(dice, route, incident);
        boolean refused = status == 401 || status == 429;
        double duration = dice.logNormal(route.medianDuration, route.spread);
        long micros = (long) (duration * (incident ? INCIDENT_SLOWNESS : refused ? 0.1 : 1)) + 1;
        double bytes = status < 300 ? dice.logNormal(route.medianBytes + 1, 0.5) : 120;
        OptionalLong in =
                route.takesBody()
                        ? OptionalLong.of((long) dice.logNormal(640, 0.6))
                        : OptionalLong.of(0);
        session.request(
                "capture",
                new Location(host, path(dice, route), query(dice, route)),
                new Exchange(
                        route.method,
                        "https",
                        status,
                        route.template,
                        OptionalLong.of(micros),
                        in,
                        OptionalLong.of(status == 204 || status == 304 ? 0 : (long) bytes),
                        consumer));
    }

    private static int status(Dice dice, Route route, boolean incident) {
        if (incident && dice.chance(INCIDENT_FAILURES)) {
            return dice.chance(0.7) ? 503 : 500;
        }
        double luck = dice.unit();
        return switch (route.method) {
            case "GET" ->
                    luck < 0.93
                            ? 200
                            : luck < 0.955
                                    ? 304
                                    : luck < 0.982
                                            ? 404
                                            : luck < 0.99 ? 401 : luck < 0.996 ? 429 : 500;
            case "POST" ->
                    luck < 0.9
                            ? 201
                            : luck < 0.94
                                    ? 422
                                    : luck < 0.965
                                            ? 400
                                            : luck < 0.985 ? 409 : luck < 0.995 ? 401 : 500;
            case "DELETE" -> luck < 0.95 ? 204 : luck < 0.99 ? 404 : 403;
            default -> luck < 0.94 ? 200 : luck < 0.97 ? 404 : luck < 0.99 ? 409 : 500;
        };
    }

    private static String path(Dice dice, Route route) {
        Matcher parameters = PARAMETER.matcher(route.template);
        return parameters.replaceAll(found ->
                found.group(1).equals("sku")
                        ? "FF-" + (1_000 + dice.zipf(IDS / 100))
                        : Integer.toString(1 + dice.zipf(IDS)));
    }

    private static String query(Dice dice, Route route) {
        if (route.template.endsWith("s") && route.method.equals("GET") && dice.chance(0.6)) {
            return "page=" + (1 + dice.zipf(40)) + "&limit=50";
        }
        return "";
    }
}
