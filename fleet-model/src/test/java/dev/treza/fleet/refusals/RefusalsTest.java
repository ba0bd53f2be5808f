package dev.treza.fleet.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.treza.fleet.RefusalId;
import org.junit.jupiter.api.Test;

class RefusalsTest {
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
}
