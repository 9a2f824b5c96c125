package dev.footfall.sample;

import dev.footfall.model.Exchange;
import dev.footfall.model.Location;
import java.util.List;
import java.util.OptionalLong;

/// Machines that nobody invited: crawlers that fetch pages, monitors that look whether the site is
/// up, scanners that try doors, and browsers without a screen.
final class Machines {

    private static final List<String> PROBES =
            List.of(
                    "/wp-login.php",
                    "/xmlrpc.php",
                    "/.env",
                    "/.git/config",
                    "/wp-admin/setup-config.php",
                    "/phpmyadmin/index.php",
                    "/admin.php",
                    "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
                    "/cgi-bin/luci",
                    "/actuator/env",
                    "/server-status",
                    "/config.json",
                    "/backup.zip",
                    "/boaform/admin/formLogin",
                    "/owa/auth/logon.aspx");
    private static final int MOST_FETCHES = 200;
    private static final double MEDIAN_FETCHES = 6;

    private final String host;
    private final Pages pages;
    private final Weighted<Program> crawlers;
    private final Weighted<Program> monitors;
    private final Weighted<Program> scanners;
    private final Weighted<Program> headless;

    Machines(String host, Pages pages, List<Program> programs) {
        this.host = host;
        this.pages = pages;
        this.crawlers = Program.choice(programs, Program.Group.CRAWLER);
        this.monitors = Program.choice(programs, Program.Group.MONITOR);
        this.scanners = Program.choice(programs, Program.Group.SCANNER);
        this.headless = Program.choice(programs, Program.Group.HEADLESS);
    }

    /// Tells what one machine does.
    void run(Session session) {
        double kind = session.dice.unit();
        if (kind < 0.5) {
            crawl(session);
        } else if (kind < 0.85) {
            watch(session);
        } else if (kind < 0.95) {
            scan(session);
        } else {
            render(session);
        }
    }

    private void crawl(Session session) {
        Dice dice = session.dice;
        become(session, crawlers);
        if (dice.chance(0.3)) {
            fetch(session, "GET", "/robots.txt", 200, 180);
            session.pass(dice.logNormal(1, 0.5));
        }
        int count = (int) Math.min(MOST_FETCHES, 1 + dice.logNormal(MEDIAN_FETCHES, 1.1));
        for (int i = 0; i < count && !session.isOver(); i++) {
            double luck = dice.unit();
            int status = luck < 0.88 ? 200 : luck < 0.94 ? 304 : luck < 0.98 ? 404 : 301;
            long bytes = status == 200 ? (long) dice.logNormal(31_000, 0.5) : 0;
            fetch(session, "GET", pages.any(dice).path(), status, bytes);
            session.pass(dice.logNormal(5, 1));
        }
    }

    private void watch(Session session) {
        become(session, monitors);
        boolean up = !session.dice.chance(0.004);
        fetch(session, session.dice.chance(0.5) ? "HEAD" : "GET", "/", up ? 200 : 503, 0);
    }

    private void scan(Session session) {
        Dice dice = session.dice;
        become(session, scanners);
        int first = dice.below(PROBES.size());
        int count = 3 + dice.below(PROBES.size());
        for (int i = 0; i < count && !session.isOver(); i++) {
            fetch(session, "GET", PROBES.get((first + i) % PROBES.size()), 404, 548);
            session.pass(dice.logNormal(0.4, 0.6));
        }
    }

    private void render(Session session) {
        Dice dice = session.dice;
        become(session, headless);
        int count = 2 + dice.below(6);
        for (int i = 0; i < count && !session.isOver(); i++) {
            session.view(new Location(host, pages.any(dice).path(), ""), "");
            session.pass(dice.logNormal(2, 0.3));
        }
    }

    private static void become(Session session, Weighted<Program> programs) {
        Program program = programs.pick(session.dice);
        session.sender(program.address(session.dice.next()), program.words());
    }

    private void fetch(Session session, String method, String path, int status, long bytes) {
        session.request(
                "log",
                new Location(host, path, ""),
                new Exchange(
                        method,
                        "https",
                        status,
                        "",
                        OptionalLong.of((long) session.dice.logNormal(4_000, 0.7)),
                        OptionalLong.empty(),
                        OptionalLong.of(bytes),
                        ""));
    }
}
