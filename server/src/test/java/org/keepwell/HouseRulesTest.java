package org.keepwell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.LocalDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keepwell.home.ConsoleCommand;
import org.keepwell.home.Terminal;
import org.keepwell.home.TlsCertificate;
import org.springframework.beans.factory.annotation.Autowired;

/** House rules that a reader would otherwise have to remember. The reason is part of the rule. */
class HouseRulesTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.keepwell");

    static Stream<ArchRule> rules() {
        return Stream.of(
                fields().should()
                        .notBeAnnotatedWith(Autowired.class)
                        .because("what an object needs is said by its constructor"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(LocalDateTime.class, Calendar.class)
                        .because("a time without a zone has put a visit on the wrong day more than once"),
                noClasses()
                        .that()
                        .doNotBelongToAnyOf(TlsCertificate.class)
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(Date.class)
                        .because("java.time says what it means; only certificates still come with the old class"),
                noClasses()
                        .that()
                        .doNotImplement(ConsoleCommand.class)
                        .and()
                        .doNotBelongToAnyOf(Keepwell.class, Server.class, Console.class, Terminal.class)
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("a server talks through its log, where no patient is named"),
                classes()
                        .should()
                        .haveNameNotMatching(".*(Dto|Impl|Manager|Helper|Utils?|Info)")
                        .because("such a name says what a class is made of, not what it is for"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("org.keepwell.fhir..", "org.keepwell.exchange..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("ca.uhn..", "org.hl7..")
                        .because("the FHIR object model is heavy; it stays at the edge"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("lombok..", "javax.persistence..", "jakarta.persistence..")
                        .because("what runs is what is written"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseRulesHold(ArchRule rule) {
        rule.check(OURS);
    }
}
