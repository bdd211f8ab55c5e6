package dev.packhorse;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * What Maven cannot say of the house, seen from the one module that has all others on its class path. A rule that matches no
 * class fails.
 */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.packhorse");

    @Test
    void packagesAreNamedAfterTheBusiness() {
        check(noClasses()
                .should()
                .resideInAnyPackage("..service..", "..dto..", "..util..", "..impl..", "..common..", "..helper.."));
    }

    @Test
    void onlyTheCatalogueKnowsTheCacheVendor() {
        check(only("dev.packhorse.catalogue..", "com.hazelcast.."));
    }

    @Test
    void onlyPaymentKnowsThePaymentProvider() {
        check(only("dev.packhorse.payment..", "com.stripe.."));
    }

    @Test
    void onlyShippingKnowsTheCarriersBroker() {
        check(only("dev.packhorse.shipping..", "com.easypost.."));
    }

    @Test
    void theOutsideWorldKnowsNothingOfUs() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.packhorse.sandbox..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are ours, but not the sandbox's") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("dev.packhorse")
                                && !type.getPackageName().startsWith("dev.packhorse.sandbox");
                    }
                }));
    }

    @Test
    void moneyStandsOnNothing() {
        check(classes()
                .that()
                .haveFullyQualifiedName("dev.packhorse.money.Money")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.packhorse.money..", "org.jspecify..")));
    }

    @Test
    void noTestHookIsInMainCode() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.junit..", "org.assertj..", "org.mockito..")));
        assertThat(HOUSE.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches("(Fake|Mock|Stub|Dummy)[A-Z].*|.*(Fake|Mock|Dummy)"));
    }

    @Test
    void aRuleThatIsBrokenIsNoticed() {
        assertThat(only("dev.packhorse.order..", "com.stripe..").evaluate(HOUSE).hasViolation())
                .isTrue();
    }

    private static ArchRule only(String ours, String theirs) {
        return noClasses().that().resideOutsideOfPackage(ours).should().dependOnClassesThat(resideInAnyPackage(theirs));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(HOUSE);
    }
}
