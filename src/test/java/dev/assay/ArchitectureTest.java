package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The walls of the house: who may know whom, and what nobody may do. */
@AnalyzeClasses(packages = "dev.assay")
final class ArchitectureTest {
    private static final String JUDGE = "dev.assay.acceptance..";
    private static final String PROTOCOL = "dev.assay.devshard.protocol..";
    private static final String LEDGER = "dev.assay.devshard.ledger..";
    private static final String STORAGE = "dev.assay.devshard.storage..";
    private static final String RECOVERY = "dev.assay.devshard.recovery..";

    /** The doors of the judged that the embedded runtime opens. */
    private static final Set<String> DOORS = Set.of("dev.assay.Assay", "dev.assay.service.RunningService");

    private static final DescribedPredicate<JavaClass> THE_INSIDE_OF_THE_JUDGED = describe(
            "the inside of the judged",
            type -> type.getPackageName().startsWith("dev.assay")
                    && !resideInAnyPackage(JUDGE, PROTOCOL).test(type)
                    && !DOORS.contains(type.getName()));

    @ArchTest
    static final ArchRule the_judge_knows_the_judged_by_its_wire_contract_and_its_doors_only =
            noClasses().that().resideInAPackage(JUDGE).should().dependOnClassesThat(THE_INSIDE_OF_THE_JUDGED);

    @ArchTest
    static final ArchRule the_judged_does_not_know_its_judge = noClasses()
            .that()
            .resideInAnyPackage("dev.assay.service..", "dev.assay.devshard..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(JUDGE);

    @ArchTest
    static final ArchRule the_protocol_stands_alone = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.assay..").and(not(resideInAPackage(PROTOCOL))));

    @ArchTest
    static final ArchRule protocol_and_ledger_do_no_input_or_output = noClasses()
            .that()
            .resideInAnyPackage(PROTOCOL, LEDGER)
            .and()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..", "java.nio.file..", "java.sql..", "javax.sql..", "io.javalin..", "org.slf4j..");

    @ArchTest
    static final ArchRule the_ledger_knows_the_protocol_only = noClasses()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.assay..").and(not(resideInAnyPackage(PROTOCOL, LEDGER))));

    @ArchTest
    static final ArchRule storage_keeps_bytes_and_knows_nobody = noClasses()
            .that()
            .resideInAPackage(STORAGE)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.assay..").and(not(resideInAPackage(STORAGE))));

    @ArchTest
    static final ArchRule recovery_stands_between_ledger_and_storage = noClasses()
            .that()
            .resideInAPackage(RECOVERY)
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.assay..").and(not(resideInAnyPackage(RECOVERY, STORAGE, LEDGER, PROTOCOL))));

    @ArchTest
    static final ArchRule services_meet_over_http_only = slices().matching("dev.assay.devshard.(host|gateway|chain)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("dev.assay.."), describe("tests", ArchitectureTest::isATest))
            .ignoreDependency(describe("tests", ArchitectureTest::isATest), resideInAPackage("dev.assay.."));

    @ArchTest
    static final ArchRule what_all_services_share_knows_no_product = noClasses()
            .that()
            .resideInAPackage("dev.assay.service..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.assay.devshard..");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class)
            .because("a wait waits for a fact");

    @ArchTest
    static final ArchRule no_static_mutable_state = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(not(resideInAPackage("..protocol.wire..")))
            .should()
            .beFinal()
            .because("several of each service live in one JVM");

    @ArchTest
    static final ArchRule classes_are_final_or_made_to_be_extended = classes()
            .that(describe(
                    "concrete top level classes",
                    type -> type.isTopLevelClass()
                            && !type.isInterface()
                            && !type.isEnum()
                            && !type.isRecord()
                            && !isException(type)))
            .and()
            .resideOutsideOfPackage("..protocol.wire..")
            .should(ArchConditions.have(describe(
                    "the modifier final, abstract or sealed",
                    type -> type.getModifiers().contains(JavaModifier.FINAL)
                            || type.getModifiers().contains(JavaModifier.ABSTRACT)
                            || type.reflect().isSealed())));

    private static boolean isException(JavaClass type) {
        return type.isAssignableTo(Throwable.class);
    }

    private static boolean isATest(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString().contains("/test-classes/"))
                .orElse(false);
    }
}
