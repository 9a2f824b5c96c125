package dev.footfall;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The design's rules: who may see whom, what may stand where, how large a file may grow.
class ArchitectureTest {

    private static final int FILE_LIMIT = 400;
    private static final int TEST_FILE_LIMIT = 600;

    private static final JavaClasses FOOTFALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.footfall");

    private static void holds(ArchRule rule) {
        rule.check(FOOTFALL);
    }

    private static ArchRule sees(String room, String... others) {
        String[] allowed = Stream.concat(Stream.of(room), Stream.of(others)).toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAnyPackage("dev.footfall..");
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(ours.and(resideOutsideOfPackages(allowed)));
    }

    @Test
    void the_classes_were_found() {
        assertThat(FOOTFALL.size()).isGreaterThan(150);
    }

    @Test
    void the_model_sees_nobody() {
        holds(sees("dev.footfall.model.."));
    }

    @Test
    void ingest_and_query_see_the_model_and_the_interfaces_of_the_store() {
        holds(sees("dev.footfall.ingest..", "dev.footfall.model", "dev.footfall.store"));
        holds(sees("dev.footfall.query..", "dev.footfall.model", "dev.footfall.store"));
    }

    @Test
    void the_store_sees_the_model() {
        holds(sees("dev.footfall.store..", "dev.footfall.model"));
    }

    @Test
    void account_and_config_see_the_model_and_the_interfaces_of_the_store() {
        holds(sees("dev.footfall.account..", "dev.footfall.model", "dev.footfall.store"));
        holds(
                sees(
                        "dev.footfall.config..",
                        "dev.footfall.model",
                        "dev.footfall.store",
                        "dev.footfall.capture.mask"));
    }

    @Test
    void the_surfaces_see_ingest_query_account_model_and_the_interfaces_of_the_store() {
        holds(
                sees(
                        "dev.footfall.api..",
                        "dev.footfall.ingest..",
                        "dev.footfall.query..",
                        "dev.footfall.account..",
                        "dev.footfall.model",
                        "dev.footfall.store",
                        "dev.footfall.capture.mask"));
    }

    @Test
    void replay_sees_the_model_and_the_interfaces_of_the_store() {
        holds(
                sees(
                        "dev.footfall.replay..",
                        "dev.footfall.model",
                        "dev.footfall.store",
                        "dev.footfall.capture.mask"));
    }

    @Test
    void rooms_of_the_api_do_not_see_each_other() {
        holds(
                SlicesRuleDefinition.slices()
                        .matching("dev.footfall.api.(*)..")
                        .should()
                        .notDependOnEachOther());
    }

    @Test
    void sql_stands_only_in_the_store() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.footfall.store..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb.."));
    }

    @Test
    void vertx_stands_only_in_the_api() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.footfall.api..", "dev.footfall.relay..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.vertx..", "io.netty.."));
    }

    @Test
    void the_model_and_the_queries_know_no_json() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.footfall.model..", "dev.footfall.query..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("tools.jackson..", "com.fasterxml.."));
    }

    @Test
    void time_comes_in_from_outside() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.footfall", "dev.footfall.command..")
                        .should()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(java.time.LocalDate.class, "now")
                        .orShould()
                        .callMethod(java.time.LocalDateTime.class, "now"));
    }

    @Test
    void nothing_prints_but_the_command_line() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("dev.footfall", "dev.footfall.command..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
        holds(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    }

    @Test
    void there_are_no_rooms_or_classes_without_a_meaning() {
        holds(
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..", "..common..", "..helper..", "..manager..", "..impl.."));
        holds(
                classes()
                        .should()
                        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Abstract\\w+)"));
        holds(
                methods()
                        .that()
                        .arePublic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage("dev.footfall.command..")
                        .and()
                        .areDeclaredInClassesThat()
                        .haveSimpleNameNotEndingWith("Bean") // JMX wants its accessors so
                        .should()
                        .haveNameNotMatching("get[A-Z].*"));
    }

    @Test
    void every_room_is_null_marked() {
        Set<String> unmarked = new TreeSet<>();
        FOOTFALL.forEach(c -> {
            if (!c.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(c.getPackageName());
            }
        });
        assertThat(unmarked).isEmpty();
    }

    @Test
    void no_file_grows_beyond_what_one_thing_needs() throws IOException {
        assertThat(longer("src/main/java", FILE_LIMIT)).isEmpty();
        assertThat(longer("src/test/java", TEST_FILE_LIMIT)).isEmpty();
    }

    private static List<String> longer(String folder, int limit) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > limit)
                    .map(Path::toString)
                    .toList();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
