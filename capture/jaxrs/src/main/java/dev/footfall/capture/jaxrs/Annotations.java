package dev.footfall.capture.jaxrs;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds annotations where Jakarta REST lets them stand: on a class or a method itself, or on what
/// it extends, implements or overrides; or on another annotation there, which then stands for it.
final class Annotations {

    private Annotations() {}

    static <A extends Annotation> Optional<A> of(Class<?> type, Class<A> kind) {
        return first(lineage(type), kind);
    }

    static <A extends Annotation> Optional<A> of(Method method, Class<A> kind) {
        List<AnnotatedElement> same = new ArrayList<>();
        same.add(method);
        for (Class<?> type : lineage(method.getDeclaringClass())) {
            for (Method other : type.getDeclaredMethods()) {
                if (other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes())) {
                    same.add(other);
                }
            }
        }
        return first(same, kind);
    }

    /// The class, then its superclasses, then all of their interfaces.
    private static List<Class<?>> lineage(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> up = type; up != null; up = up.getSuperclass()) {
            all.add(up);
        }
        for (int i = 0; i < all.size(); i++) {
            for (Class<?> implemented : all.get(i).getInterfaces()) {
                if (!all.contains(implemented)) {
                    all.add(implemented);
                }
            }
        }
        return all;
    }

    private static <A extends Annotation> Optional<A> first(
            List<? extends AnnotatedElement> elements, Class<A> kind) {
        for (AnnotatedElement element : elements) {
            Optional<A> found = on(element, kind, new LinkedHashSet<>());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static <A extends Annotation> Optional<A> on(
            AnnotatedElement element, Class<A> kind, Set<AnnotatedElement> seen) {
        A direct = element.getDeclaredAnnotation(kind);
        if (direct != null) {
            return Optional.of(direct);
        }
        for (Annotation other : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = other.annotationType();
            if (!type.getName().startsWith("java.") && seen.add(type)) {
                Optional<A> through = on(type, kind, seen);
                if (through.isPresent()) {
                    return through;
                }
            }
        }
        return Optional.empty();
    }
}
