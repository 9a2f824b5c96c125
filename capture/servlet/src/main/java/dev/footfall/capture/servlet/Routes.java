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

    private Routes() {}

    /// Empty when there is none.
    static String of(HttpServletRequest request) {
        String context = request.getContextPath() == null ? "" : request.getContextPath();
        Object pattern = request.getAttribute(SPRING_PATTERN);
        if (pattern != null) {
            String text = pattern.toString();
            return text.equals(ANYTHING) ? "" : context + text;
        }
        HttpServletMapping mapping = request.getHttpServletMapping();
        MappingMatch match = mapping == null ? null : mapping.getMappingMatch();
        boolean telling =
                match == MappingMatch.EXACT
                        || (match == MappingMatch.PATH && !mapping.getPattern().equals("/*"));
        return telling ? context + mapping.getPattern() : "";
    }
}
