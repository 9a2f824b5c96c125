package dev.footfall.capture.jaxrs;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;

/// The template of a resource method's route. Where locators led to its resource, their templates
/// are found again in what they matched.
///
/// @param root whether its class has a path, so that a request may begin with it
/// @param template of class and method, or of the method alone
record ResourceRoute(boolean root, String template) {

    static ResourceRoute of(Class<?> type, Method method) {
        String folder = Annotations.of(type, Path.class).map(Path::value).orElse("");
        return new ResourceRoute(
                !folder.isEmpty(), PathTemplate.join(folder, PathTemplate.of(method)));
    }

    /// With the path that the application is at.
    String of(UriInfo info) {
        String base = info.getBaseUri().getRawPath();
        List<Object> resources = info.getMatchedResources();
        String inner = root && resources.size() <= 1 ? template : located(info, resources);
        return PathTemplate.join(base == null ? "" : base, inner);
    }

    /// @param resources the innermost first
    private String located(UriInfo info, List<Object> resources) {
        List<String> matched = info.getMatchedURIs(true);
        int outermost = resources.size() - 1;
        if (outermost < 1 || matched.size() <= outermost) {
            return template;
        }
        Class<?> rootType = resources.get(outermost).getClass();
        String path = Annotations.of(rootType, Path.class).map(Path::value).orElse("");
        String before = matched.get(matched.size() - 1);
        for (int i = outermost; i > 0; i--) {
            int at = matched.size() - 1 - (outermost - i + 1);
            String after = matched.get(at);
            String rest = after.substring(Math.min(after.length(), before.length()));
            path = PathTemplate.join(path, locator(resources.get(i).getClass(), rest));
            before = after;
        }
        return PathTemplate.join(path, methodAlone(resources.get(0).getClass()));
    }

    /// A class that a locator leads to may have a path of its own, which then does not count.
    private String methodAlone(Class<?> type) {
        String own = Annotations.of(type, Path.class).map(Path::value).orElse("");
        String prefix = PathTemplate.join(own, "");
        return root && template.startsWith(prefix) ? template.substring(prefix.length()) : template;
    }

    /// The template of the locator that matched a part of a path; the part itself where none is
    /// found.
    private static String locator(Class<?> type, String part) {
        for (Method method : type.getMethods()) {
            String path = PathTemplate.of(method);
            if (!path.isEmpty() && PathTemplate.isLocator(method)) {
                if (PathTemplate.matches(path, part)) {
                    return path;
                }
            }
        }
        return part;
    }
}
