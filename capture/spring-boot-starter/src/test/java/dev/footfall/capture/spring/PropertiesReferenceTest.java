package dev.footfall.capture.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.json.JsonParserFactory;

/// The properties that there are, those that docs/capture.md explains, and those that an IDE
/// completes are the same, with the same defaults.
class PropertiesReferenceTest {

    private static final Path REFERENCE = Path.of("..", "..", "docs", "capture.md");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| (`footfall\\.[^|]*) \\| ([^|]*?) ?\\| [^|]+ \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`(footfall\\.[a-z.-]+)`");

    /// @param value the default as it is written; empty for none
    private record Property(String type, String value) {}

    private static Map<String, Property> properties() {
        Map<String, Property> found = new TreeMap<>();
        add(found, "footfall.", FootfallProperties.class);
        add(found, "footfall.capture.", CaptureProperties.class);
        return found;
    }

    private static void add(Map<String, Property> found, String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        for (int i = 0; i < components.length; i++) {
            if (!components[i].getType().equals(CaptureProperties.class)) {
                String[] value = parameters[i].getAnnotation(DefaultValue.class).value();
                found.put(
                        prefix + dashed(components[i].getName()),
                        new Property(typeName(components[i]), String.join(",", value)));
            }
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String typeName(RecordComponent component) {
        Type type = component.getGenericType();
        return type instanceof Class<?> simple
                ? MethodType.methodType(simple).wrap().returnType().getName()
                : type.getTypeName().replace(" ", "");
    }

    @Test
    void the_reference_names_every_property_with_its_default() throws IOException {
        Map<String, String> explained = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(REFERENCE));
        while (row.find()) {
            Matcher name = NAME.matcher(row.group(1));
            while (name.find()) {
                explained.put(name.group(1), row.group(2).replace("`", "").strip());
            }
        }
        Map<String, String> defaults = new TreeMap<>();
        properties().forEach((name, property) -> defaults.put(name, property.value()));
        assertThat(explained).isEqualTo(defaults);
    }

    @Test
    void an_ide_completes_every_property_with_its_type_and_default() throws IOException {
        Map<String, Property> completed = new TreeMap<>();
        for (Map<?, ?> property : completions()) {
            Object value = property.get("defaultValue");
            completed.put(
                    String.valueOf(property.get("name")),
                    new Property(
                            String.valueOf(property.get("type")),
                            value == null ? "" : value.toString()));
            assertThat(property.get("description")).asString().endsWith(".");
        }
        assertThat(completed).isEqualTo(properties());
    }

    private static List<Map<?, ?>> completions() throws IOException {
        String file = "/META-INF/spring-configuration-metadata.json";
        try (InputStream in = CaptureProperties.class.getResourceAsStream(file)) {
            String json = new String(in.readAllBytes(), UTF_8);
            Object all = JsonParserFactory.getJsonParser().parseMap(json).get("properties");
            assertThat(all).isInstanceOf(List.class);
            return all instanceof List<?> list
                    ? list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
                    : List.of();
        }
    }
}
