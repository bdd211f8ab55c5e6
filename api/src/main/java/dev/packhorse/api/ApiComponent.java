package dev.packhorse.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what belongs to the API, so that exactly this is found by its scan: in the quickstart the beans of the workers live in
 * the same packages on the same classpath.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiComponent {}
