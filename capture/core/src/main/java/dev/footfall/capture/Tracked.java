package dev.footfall.capture;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How requests to the annotated handler are captured: on the method that handles them, on its
/// class for all of its methods, or on another annotation that then stands for it. What is said on
/// the method counts before what is said on the class; what neither says is as in the [Settings].
/// Patterns of the [Switches], which an operator sets, count before both.
///
/// ```java
/// @Tracked(sample = 0.1, maxBody = 4096, mask = "iban")
/// ```
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Tracked {

    /// Nothing is said of a number.
    int UNSAID = -1;

    /// Whether bodies are kept.
    enum Bodies {
        /// As the class or the settings say.
        UNSAID,
        /// Up to `maxBody`; where nobody says how much, up to 64 KiB.
        KEEP,
        LEAVE
    }

    /// By what the requests are counted instead of the template of their route; empty: the
    /// template.
    String name() default "";

    /// Share of the requests that are captured, from 0 to 1.
    double sample() default UNSAID;

    Bodies bodies() default Bodies.UNSAID;

    /// How many bytes of a body are kept; 0 for none.
    int maxBody() default UNSAID;

    /// Names that are masked wherever they stand, beside those of the settings; rules as
    /// [dev.footfall.capture.mask.Names] has them. Those of method and class add up.
    String[] mask() default {};
}
