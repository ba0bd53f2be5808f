package dev.treza.fleet.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.treza.fleet.RefusalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final Path PAGE =
      Path.of(System.getProperty("treza.root", ".."), "docs", "refusals.md");

  @Test
  void givesEachReasonItsOwnId() {
    assertThat(Refusals.all()).extracting(RefusalId::id).doesNotHaveDuplicates();
  }

  @Test
  void writesIdsInOneForm() {
    assertThat(Refusals.all())
        .allSatisfy(refusal -> assertThat(refusal.id()).matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*"));
  }

  @Test
  void explainsEachReasonInPlainSentences() {
    assertThat(Refusals.all())
        .allSatisfy(refusal -> {
          assertThat(refusal.sentence()).matches("[A-Z][^|\\n]*[^.|\\n]\\.");
          assertThat(refusal.nextStep()).matches("[A-Z][^|\\n]*[^.|\\n]\\.");
        });
  }

  @Test
  void listsTheRefusalsOfEveryArea() {
    assertThat(
            new ClassFileImporter()
                .importPackages("dev.treza.fleet").stream()
                    .filter(type -> type.isAssignableTo(RefusalId.class) && type.isEnum())
                    .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(
            Refusals.all().stream().map(id -> id.getClass().getName()).distinct().toList());
  }

  /// Run with `-Dtreza.update=true` to write the page anew.
  @Test
  void isDocumentedAsItIs() throws IOException {
    if (Boolean.getBoolean("treza.update")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE)
        .as("docs/refusals.md differs: run mvn test -pl fleet-model -am -Dtreza.update=true")
        .hasContent(page());
  }

  private static String page() {
    String rows =
        Refusals.all().stream()
            .map(r -> "| `" + r.id() + "` | " + r.sentence() + " | " + r.nextStep() + " |\n")
            .collect(Collectors.joining());
    return """
    # Refusals

    What the product can say no to, and what to do next. The id is the same here, in the code, in logs,
    on screen and in HTTP problem details. Generated from `dev.treza.fleet.refusals.Refusals`; do not edit.

    | id | it means | what to do next |
    | --- | --- | --- |
    """
        + rows;
  }
}
