package dev.packhorse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.workflow.WorkflowInterface;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Workflow code is replayed, so it may know no clock, no chance, no thread and no outside; and it must say what it does. */
class WorkflowRulesTest {

    private static final Set<String> NOT_REPLAYABLE = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.Thread.sleep",
            "java.lang.Thread.start",
            "java.util.List.parallelStream",
            "dev.packhorse.order.OrderId.next",
            "dev.packhorse.feed.ImportId.next",
            "dev.packhorse.feed.ExportId.next");

    private static final JavaClasses WORKFLOWS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "dev.packhorse.order", "dev.packhorse.inventory", "dev.packhorse.feed", "dev.packhorse.temporal");

    private static final ArchRule ASKS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .should()
            .callCodeUnitWhere(new DescribedPredicate<>("it cannot be replayed") {
                @Override
                public boolean test(JavaCall<?> access) {
                    AccessTarget target = access.getTarget();
                    return NOT_REPLAYABLE.contains(target.getOwner().getName() + "." + target.getName())
                            || target.getOwner().isAssignableTo(Random.class);
                }
            });

    private static final ArchRule SEES_NO_OUTSIDE = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "java.sql..",
                    "java.net..",
                    "java.nio..",
                    "java.io..",
                    "java.util.concurrent..",
                    "com.hazelcast..",
                    "org.slf4j.."));

    @Test
    void workflowsAskNoClockAndNoChance() {
        ASKS_NO_CLOCK_AND_NO_CHANCE.check(
                only("OrderWorkflowImpl", "Placing", "ParcelJourney", "Steps", "Wish", "Ranges"));
    }

    @Test
    void workflowsSeeNoOutside() {
        SEES_NO_OUTSIDE.check(
                only("OrderWorkflowImpl", "Placing", "ParcelJourney", "Compensations", "Perseverance", "Ranges"));
    }

    @Test
    void aWorkflowThatAskedTheClockWouldBeCaught() {
        JavaClasses offender = new ClassFileImporter().importClasses(AsksTheClock.class);
        assertThat(ASKS_NO_CLOCK_AND_NO_CHANCE.evaluate(offender).hasViolation())
                .isTrue();
    }

    @Test
    void nothingStaticChanges() {
        assertThat(WORKFLOWS.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)))
                .isEmpty();
    }

    @Test
    void everyWorkflowInterfaceIsANoun() {
        classes()
                .that()
                .areAnnotatedWith(WorkflowInterface.class)
                .should()
                .haveSimpleNameEndingWith("Workflow")
                .check(WORKFLOWS);
    }

    /** Every class of the workflows module is taken, and those named must be among them, or the rule would guard nothing. */
    private static JavaClasses only(String... mustBeThere) {
        JavaClasses ours = WORKFLOWS.that(new DescribedPredicate<>("are of this module") {
            @Override
            public boolean test(JavaClass type) {
                return type.getSource()
                        .map(source -> source.getUri().toString().contains("/workflows/"))
                        .orElse(false);
            }
        });
        assertThat(ours.stream().map(type -> type.getSimpleName())).contains(mustBeThere);
        return ours;
    }

    private static final class AsksTheClock {
        Instant now() {
            return Instant.now();
        }

        UUID id() {
            return UUID.randomUUID();
        }
    }
}
