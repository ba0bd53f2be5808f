package dev.treza.console.enclave;

import dev.treza.console.controls.Card;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Times;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.Attestation;
import dev.treza.fleet.attestation.AttestationDocument;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// The facts in a nutshell: what the enclave shows, headed as a claim where it is refused, and what
/// this computer holds it against, which nobody asked the enclave for.
final class SummaryCards {
  private SummaryCards() {}

  static List<Node> of(EnclaveStatus status, Attestation last, List<String> words) {
    List<Node> cards = new ArrayList<>();
    last.report().claimed().map(document -> shown(document, last, words)).ifPresent(cards::add);
    cards.add(expected(status, last));
    return cards;
  }

  private static Node shown(AttestationDocument document, Attestation last, List<String> words) {
    Facts facts = new Facts();
    facts.add("Made by the module", Times.utc(document.timestamp()));
    facts.add("Module", CopyText.line("module-id", document.moduleId()));
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

  private static Node expected(EnclaveStatus status, Attestation last) {
    Facts facts = new Facts();
    facts.add("Checked", Times.utc(last.at()) + ", took " + last.took().toMillis() + " ms");
    facts.add("Realm", CopyText.line("attestation-realm", status.enclave().realm().text()));
    facts.add("Pinned root", CopyText.line("charter-root", status.enclave().charterRoot().hex()));
    return new Card("attestation-expected", "What it is held against", facts);
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
