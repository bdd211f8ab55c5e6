package dev.packhorse.workers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds only in a process whose {@code packhorse.fleets} names this fleet. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Conditional(ServesFleet.Named.class)
@interface ServesFleet {

    Fleet value();

    class Named implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Fleet fleet = metadata.getAnnotations().get(ServesFleet.class).getEnum("value", Fleet.class);
            return Fleet.parse(context.getEnvironment().getProperty(Fleet.PROPERTY, ""))
                    .contains(fleet);
        }
    }
}
