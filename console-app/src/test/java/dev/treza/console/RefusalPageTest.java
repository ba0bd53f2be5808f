package dev.treza.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.treza.console.compose.ComposeRefusal;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.csv.CsvRefusal;
import dev.treza.console.link.node.NodeRefusal;
import dev.treza.console.payments.PaymentRefusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.refusals.Refusals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of all refusals is written here, because the console is the part that sees all others.
class RefusalPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("treza.root", ".."), "docs", "refusals.md");

  @Test
  void givesEachReasonItsOwnId() {
    assertThat(all()).extracting(RefusalId::id).doesNotHaveDuplicates();
  }

  @Test
  void explainsEachReasonOfTheConsoleInPlainSentences() {
    assertThat(ConsoleRefusal.values())
        .allSatisfy(refusal -> {
          assertThat(refusal.id()).matches("CON-[A-Z0-9]+(-[A-Z0-9]+)*");
          assertThat(refusal.sentence()).matches("[A-Z][^|\\n]*[^.|\\n]\\.");
          assertThat(refusal.nextStep()).matches("[A-Z][^|\\n]*[^.|\\n]\\.");
        });
  }

  /// Of all parts of the product that lie on the class path of this test: the shared language, the
  /// SDK, the console, and the agent with its simulator.
  @Test
  void listsTheRefusalsOfEveryPart() {
    assertThat(
            new ClassFileImporter()
                .importPackages("dev.treza").stream()
                    .filter(type -> type.isAssignableTo(RefusalId.class) && type.isEnum())
                    .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(
            all().stream().map(id -> id.getClass().getName()).distinct().toList());
  }

  /// Run with `-Dtreza.update=true` to write the page anew.
  @Test
  void isDocumentedAsItIs() throws IOException {
    if (Boolean.getBoolean("treza.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE)
        .as("docs/refusals.md differs: run mvn test -pl console-app -am -Dtreza.update=true")
        .hasContent(page());
  }

  private static List<RefusalId> all() {
    return Stream.of(
            Refusals.all().stream(),
            Stream.of(ConsoleRefusal.values()),
            Stream.of(CredentialRefusal.values()),
            Stream.of(NodeRefusal.values()),
            Stream.of(ComposeRefusal.values()),
            Stream.of(PaymentRefusal.values()),
            Stream.of(CsvRefusal.values()))
        .<RefusalId>flatMap(ids -> ids)
        .toList();
  }

  private static String page() {
    String rows =
        all().stream()
            .map(r -> "| `" + r.id() + "` | " + r.sentence() + " | " + r.nextStep() + " |\n")
            .collect(Collectors.joining());
    return """
    # Refusals

    What the product can say no to, and what to do next. The id is the same here, in the code, in logs,
    on screen and in HTTP problem details. Generated from `dev.treza.fleet.refusals.Refusals` and the
    console's own; do not edit.

    | id | it means | what to do next |
    | --- | --- | --- |
    """
        + rows;
  }
}
