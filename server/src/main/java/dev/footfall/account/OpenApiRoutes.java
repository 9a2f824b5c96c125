package dev.footfall.account;

import dev.footfall.model.RouteRule;
import dev.footfall.model.RouteRule.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The templates that an OpenAPI document (3.x, or Swagger 2.0; JSON or YAML) tells: each of its
/// paths under each of its servers' base paths, once for each method that the path has.
final class OpenApiRoutes {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");
    private static final String FIELD = "openapi";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What a document may take, in characters; YAML's anchors may not blow it up.
    private static final int LONGEST = 8 << 20;

    private static final int DEEPEST = 100;
    private static final int MOST_ALIASES = 50;

    private OpenApiRoutes() {}

    static Reply<List<RouteRule>> read(byte[] document, int most) {
        String text = new String(document, StandardCharsets.UTF_8);
        if (text.length() > LONGEST) {
            return refused("is larger than 8 MB");
        }
        try {
            Object tree = text.stripLeading().startsWith("{") ? json(text) : yaml(text);
            return tree instanceof Map<?, ?> map && map.get("paths") instanceof Map<?, ?> paths
                    ? routes(map, paths, most)
                    : refused("has no paths");
        } catch (JacksonException e) {
            return refused("is not valid JSON: " + e.getOriginalMessage());
        } catch (MarkedYAMLException e) {
            String line = "line " + (e.getProblemMark().getLine() + 1) + ": ";
            return refused("is not valid YAML: " + line + e.getProblem());
        } catch (YAMLException e) {
            return refused("is not valid YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static Object json(String text) {
        return JSON.readValue(text, Object.class);
    }

    private static Object yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static Reply<List<RouteRule>> routes(Map<?, ?> document, Map<?, ?> paths, int most) {
        Set<String> bases = Servers.basePaths(document);
        Set<RouteRule> routes = new LinkedHashSet<>();
        for (Map.Entry<?, ?> path : paths.entrySet()) {
            String name = String.valueOf(path.getKey());
            if (!name.startsWith("/")) {
                continue;
            }
            Set<String> own = Servers.ownBasePaths(path.getValue());
            for (String base : own.isEmpty() ? bases : own) {
                for (String method : methods(path.getValue())) {
                    String template = (method + " " + base + name).strip();
                    switch (RouteWords.read(template, Source.OPENAPI)) {
                        case Reply.Done<RouteRule>(var route) -> routes.add(route);
                        case Reply.Refused<RouteRule>(var _, var why) -> {
                            return refused("has a path '" + shortened(name) + "' that " + why);
                        }
                    }
                }
            }
            if (routes.size() > most) {
                return refused("has more than " + most + " operations");
            }
        }
        return routes.isEmpty()
                ? refused("has no paths")
                : new Reply.Done<>(new ArrayList<>(routes));
    }

    /// In upper case; one empty text for any where the path names none.
    private static List<String> methods(@Nullable Object path) {
        List<String> methods = new ArrayList<>();
        if (path instanceof Map<?, ?> item) {
            for (Object key : item.keySet()) {
                String word = String.valueOf(key).toLowerCase(Locale.ROOT);
                if (METHODS.contains(word)) {
                    methods.add(word.toUpperCase(Locale.ROOT));
                }
            }
        }
        return methods.isEmpty() ? List.of("") : methods;
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static Reply<List<RouteRule>> refused(String why) {
        return new Reply.Refused<>(FIELD, why);
    }
}
