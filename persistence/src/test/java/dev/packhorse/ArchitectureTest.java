package dev.packhorse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;

/** ArchUnit fails a rule whose first part matches no class, so none of these can die quietly. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.packhorse");

    @Test
    void entitiesStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAnnotatedWith(Embeddable.class)
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void repositoriesStayInTheirPackage() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void oneClassKnowsHowHazelcastIsConfigured() {
        classes()
                .that()
                .haveSimpleName("NearCacheConfiguration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hazelcast.config..")
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("NearCacheConfiguration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hazelcast.config..", "com.hazelcast.client.config..")
                .check(CLASSES);
    }

    @Test
    void hazelcastIsKnownToTheCatalogueOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.packhorse.catalogue")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hazelcast..")
                .check(CLASSES);
    }

    @Test
    void stockIsWrittenByStatementsAndNotByEntities() {
        noClasses()
                .that()
                .resideInAPackage("dev.packhorse.inventory")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .check(CLASSES);
    }
}
