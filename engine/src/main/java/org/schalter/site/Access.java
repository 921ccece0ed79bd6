package org.schalter.site;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use an address. Every handler method carries it, itself or by its class; one without it is refused to everybody,
 * and a test lists it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    /** One of these roles is needed; none means everybody, signed in or not. */
    Role[] value() default {};
}
