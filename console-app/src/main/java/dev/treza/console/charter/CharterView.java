package dev.treza.console.charter;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.console.enclave.EnclaveSelection;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.suspension.SuspensionCard;
import dev.treza.console.suspension.SuspensionViewModel;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the charter in force of the chosen enclave: who, how many, where to, and the rules in
/// the order in which they are asked.
final class CharterView extends BorderPane {
  private final EnclaveSelection selection;
  private final SuspensionViewModel suspensions;
  private final Page page;
  private final VBox content = new VBox(12);

  CharterView(EnclaveSelection selection, SuspensionViewModel suspensions, Node amendment) {
    this.selection = selection;
    this.suspensions = suspensions;
    this.page = new Page("charter", "Policy & charter");
    VBox body = new VBox(12, new SuspensionCard(suspensions), content, amendment);
    body.getStyleClass().add("page-body");
    content.setId("charter-content");
    page.setCenter(Page.scrolling("charter-scroll", body));
    setCenter(page);
    selection.statusProperty().subscribe(_ -> show());
    suspensions.suspended().subscribe(this::show);
    show();
  }

  private void show() {
    Optional<EnclaveStatus> status = selection.statusProperty().get();
    Optional<KnownEnclave> known =
        status.filter(EnclaveStatus::trusted).map(EnclaveStatus::enclave);
    page.subtitle()
        .setText(
            status
                .map(one -> "Enclave " + one.id() + ", chosen on the Enclave screen")
                .orElse("No enclave is known yet."));
    List<Node> parts =
        known
            .map(this::parts)
            .orElseGet(() ->
                List.of(
                    Texts.muted(
                        "The charter is shown once the enclave is verified and proves it.")));
    Focus.keepIn(content, () -> content.getChildren().setAll(parts));
  }

  private List<Node> parts(KnownEnclave known) {
    Charter charter = known.charter();
    List<Node> parts = new ArrayList<>();
    parts.add(identity(known));
    parts.add(rules(charter));
    parts.add(officers(charter));
    parts.add(quorums(charter));
    if (!charter.addressBook().entries().isEmpty()) {
      parts.add(addressBook(charter));
    }
    if (!charter.clients().isEmpty()) {
      parts.add(clients(charter));
    }
    return parts;
  }

  private static Node identity(KnownEnclave known) {
    Charter charter = known.charter();
    Facts facts = new Facts();
    facts.add("Serial", Long.toString(charter.serial()));
    facts.add("Digest", CopyText.line("charter-digest", charter.digest().hex()));
    facts.add("Pinned root", CopyText.line("charter-root", known.charterRoot().hex()));
    Card card = new Card("charter-identity", "Charter of " + charter.namespace(), facts);
    if (known.simulated()) {
      card.getChildren().add(1, Badge.simulated());
    }
    return card;
  }

  private static Node rules(Charter charter) {
    VBox rows = new VBox(10);
    for (int index = 0; index < charter.rules().size(); index++) {
      rows.getChildren().add(rule(index + 1, charter.rules().get(index)));
    }
    return new Card(
        "charter-rules",
        "Rules",
        Texts.muted("The first that matches decides. What none matches is denied."),
        rows);
  }

  private static Node rule(int number, Rule rule) {
    RuleWords words = new RuleWords(rule);
    VBox row =
        new VBox(
            2,
            Texts.body(number + ". " + rule.id() + ": " + words.verdict()),
            Texts.muted(String.join(", ", words.conditions())));
    row.setId("rule-" + rule.id());
    return row;
  }

  private Node officers(Charter charter) {
    VBox rows = new VBox(10);
    charter.officers().forEach(officer -> rows.getChildren().add(officer(officer)));
    return new Card("charter-officers", "Officers", rows);
  }

  private Node officer(Officer officer) {
    String roles =
        officer.roles().stream().sorted().map(Role::text).collect(Collectors.joining(", "));
    VBox row =
        new VBox(
            4,
            Texts.body(officer.name() + " (" + officer.id() + ")"),
            Texts.muted(roles + " · signs with " + credential(officer)),
            standing(SuspensionSubject.OFFICER, officer.id()));
    row.setId("officer-" + officer.id());
    return row;
  }

  private static String credential(Officer officer) {
    return switch (officer.credential()) {
      case SOFTWARE -> "a key file";
      case TOKEN -> "a token (PKCS#11)";
      case AIR_GAPPED -> "an air-gapped computer";
    };
  }

  /// Whether it may act, and the way to change that.
  private Node standing(SuspensionSubject subject, String id) {
    String name = subject.text() + "-" + id;
    return suspensions
        .find(subject, id)
        .<Node>map(since ->
            new FlowPane(
                8,
                4,
                Badge.withId(
                    "suspended-" + name,
                    Feather.SLASH,
                    Tone.BAD,
                    "SUSPENDED since " + since.since()),
                change("lift-" + name, "Lift …", Feather.PLAY_CIRCLE, subject, id, true)))
        .orElseGet(() ->
            new FlowPane(
                8, 4, change("suspend-" + name, "Suspend …", Feather.SLASH, subject, id, false)));
  }

  private Button change(
      String button,
      String text,
      Feather icon,
      SuspensionSubject subject,
      String id,
      boolean lift) {
    Button change = Buttons.plain(button, text, icon, () -> suspensions.ask(subject, id, lift));
    change.setAccessibleText(text + " " + subject.text() + " " + id);
    return change;
  }

  private static Node quorums(Charter charter) {
    Facts facts = new Facts();
    facts.add("Charter", words(charter.charterQuorum()));
    facts.add("Ceremony", words(charter.ceremonyQuorum()));
    charter
        .groups()
        .forEach(group -> facts.add("Group " + group.id(), String.join(", ", group.officers())));
    return new Card("charter-quorums", "Quorums and groups", facts);
  }

  private static String words(Quorum quorum) {
    return quorum.k() + " of " + String.join(", ", quorum.of());
  }

  private static Node addressBook(Charter charter) {
    Facts facts = new Facts();
    charter
        .addressBook()
        .entries()
        .forEach(entry ->
            facts.add(
                entry.name(), CopyText.line("address-book-" + entry.name(), entry.address())));
    charter
        .addressLists()
        .forEach(list -> facts.add("List " + list.id(), String.join(", ", list.names())));
    return new Card("charter-address-book", "Address book", facts);
  }

  private Node clients(Charter charter) {
    VBox rows = new VBox(10);
    charter.clients().forEach(client -> rows.getChildren().add(client(client)));
    return new Card("charter-clients", "Clients", rows);
  }

  private Node client(ApiClient client) {
    VBox row =
        new VBox(
            4,
            Texts.body(client.id() + ", until " + client.expires()),
            Texts.muted(
                "rules " + client.rules().stream().sorted().collect(Collectors.joining(", "))),
            CopyText.line("client-key-" + client.id(), client.spki().hex()),
            standing(SuspensionSubject.CLIENT, client.id()));
    row.setId("client-" + client.id());
    return row;
  }
}
