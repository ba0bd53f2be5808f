package dev.treza.console.enclave;

import dev.treza.console.controls.Card;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.Attestation;
import dev.treza.fleet.attestation.AttestationDocument;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// The facts in a nutshell; of a refused document they are headed as claims.
final class SummaryCard {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SummaryCard() {}

  static Node of(EnclaveStatus status, Attestation last, List<String> words) {
    Facts facts = new Facts();
    facts.add("Checked", TIME.format(last.at()) + ", took " + last.took().toMillis() + " ms");
    last.report().claimed().ifPresent(document -> addClaims(facts, document));
    facts.add("Realm", CopyText.line("attestation-realm", status.enclave().realm().text()));
    facts.add("Pinned root", CopyText.line("charter-root", status.enclave().charterRoot().hex()));
    last.statement()
        .flatMap(statement -> statement.head().charter())
        .ifPresent(charter -> facts.add("Charter", CopyText.line("charter-digest", charter.hex())));
    boolean trusted = last.refusal().isEmpty();
    Card card =
        new Card(
            "attestation-summary",
            trusted ? "This enclave" : "What it claims, not to be believed",
            facts);
    if (!words.isEmpty()) {
      card.getChildren().addAll(Texts.muted("Words to compare by telephone"), words(words));
    }
    return card;
  }

  private static void addClaims(Facts facts, AttestationDocument document) {
    facts.add("Made by the module", TIME.format(document.timestamp()));
    facts.add("Module", CopyText.line("module-id", document.moduleId()));
  }

  private static Node words(List<String> words) {
    FlowPane pane = new FlowPane(6, 6);
    pane.setId("measurement-words");
    for (String word : words) {
      Label label = new Label(word);
      label.getStyleClass().add("word");
      pane.getChildren().add(label);
    }
    return pane;
  }
}
