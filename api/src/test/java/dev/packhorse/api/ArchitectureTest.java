package dev.packhorse.api;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {

    private static final JavaClasses API =
            new ClassFileImporter().importLocations(List.of(Location.of(Path.of("target", "classes"))));

    @Test
    void marksEveryBeanAsThatOfTheApi() {
        classes()
                .that()
                .areAnnotatedWith(Component.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .should(beAnnotatedWith(ApiComponent.class))
                .because("in one process with the workers exactly these are to be found")
                .check(API);
    }

    @Test
    void talksToTemporalAtDesksOnly() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Desk")
                .and()
                .haveSimpleNameNotStartingWith("BoundedCall")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(WorkflowClient.class)
                .check(API);
    }

    @Test
    void knowsNoJdbcAndNoCache() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "jakarta.persistence..", "com.hazelcast..")
                .check(API);
    }
}
