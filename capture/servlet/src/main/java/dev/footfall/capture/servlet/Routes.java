package dev.footfall.capture.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;

/// Finds the template of a request's route: Spring's best matching pattern where there is one, else
/// the servlet's mapping where it says something.
final class Routes {

    private static final String SPRING_PATTERN =
            "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";
    private static final String ANYTHING = "/**";
    private static final String BELOW = "/*";

    private Routes() {}

    /// Empty when there is none.
    static String of(HttpServletRequest request) {
        String context = request.getContextPath() == null ? "" : request.getContextPath();
        Object pattern = request.getAttribute(SPRING_PATTERN);
        HttpServletMapping mapping = request.getHttpServletMapping();
        MappingMatch match = mapping == null ? null : mapping.getMappingMatch();
        if (pattern != null) {
            String text = pattern.toString();
            String folder = match == MappingMatch.PATH ? folder(mapping.getPattern()) : "";
            return text.equals(ANYTHING) ? "" : context + folder + text;
        }
        boolean telling =
                match == MappingMatch.EXACT
                        || (match == MappingMatch.PATH && !mapping.getPattern().equals("/*"));
        return telling ? context + mapping.getPattern() : "";
    }

    /// Where a servlet is that serves all that is below: Spring's patterns begin behind it.
    private static String folder(String pattern) {
        return pattern.endsWith(BELOW)
                ? pattern.substring(0, pattern.length() - BELOW.length())
                : "";
    }
}
