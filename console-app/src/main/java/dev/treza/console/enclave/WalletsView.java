package dev.treza.console.enclave;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.console.suspension.SuspensionCard;
import dev.treza.console.suspension.SuspensionViewModel;
import dev.treza.fleet.protocol.SuspensionSubject;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the wallets of one enclave, and above them the one being made.
final class WalletsView extends BorderPane {
  private final WalletsViewModel model;
  private final ImportViewModel imports;
  private final ReleaseViewModel releases;
  private final SuspensionViewModel suspensions;
  private final FileDialogs dialogs;
  private final VBox body = new VBox();
  private final VBox drafting = new VBox();
  private final VBox backup = new VBox();
  private final VBox list = new VBox(10);

  WalletsView(
      WalletsViewModel model,
      ImportViewModel imports,
      ReleaseViewModel releases,
      SuspensionViewModel suspensions,
      FileDialogs dialogs) {
    this.model = model;
    this.imports = imports;
    this.releases = releases;
    this.suspensions = suspensions;
    this.dialogs = dialogs;
    body.getStyleClass().add("page-body");
    list.setId("wallet-list");
    body.getChildren().addAll(new SuspensionCard(suspensions), drafting, backup, list);
    setCenter(Page.scrolling("wallets", body));
    model.statusProperty().subscribe(_ -> show());
    suspensions.suspended().subscribe(this::show);
    Stream.of(model.draftProperty(), imports.draftProperty(), releases.draftProperty())
        .forEach(draft -> draft.subscribe(_ -> showDraft()));
  }

  private void show() {
    List<Node> rows = new ArrayList<>();
    model.notice().map(Texts::muted).ifPresent(rows::add);
    model.wallets().forEach(wallet -> rows.add(card(wallet)));
    Focus.keepIn(list, () -> list.getChildren().setAll(rows));
    backup.getChildren().setAll(model.backup().map(BackupNote::of).stream().toList());
    if (idle()) {
      showDraft();
    } // else a person is at work in it: it must not be made anew under his hands
  }

  private boolean idle() {
    return model.draftProperty().get() instanceof WalletDraft.None
        && imports.draftProperty().get() instanceof ImportDraft.None
        && releases.draftProperty().get() instanceof ReleaseDraft.None;
  }

  private void showDraft() {
    drafting.getChildren().setAll(draft());
    list.lookupAll(".release").forEach(button -> button.setDisable(!idle()));
  }

  private Node draft() {
    if (!(imports.draftProperty().get() instanceof ImportDraft.None)) {
      return new ImportCard(imports, model.networks(), dialogs, releases::begin);
    }
    if (!(releases.draftProperty().get() instanceof ReleaseDraft.None)) {
      return new ReleaseCard(releases);
    }
    return switch (model.draftProperty().get()) {
      case WalletDraft.None() -> beginnings();
      case WalletDraft draft -> new WalletDraftCard(model, draft);
    };
  }

  private Node beginnings() {
    Button begin = Buttons.primary("new-wallet", "_New wallet", Feather.PLUS, model::begin);
    begin.setDisable(!model.usable());
    Button take =
        Buttons.plain("import-wallet", "_Import a key …", Feather.DOWNLOAD, imports::begin);
    take.setDisable(!model.usable());
    return new FlowPane(8, 8, begin, take);
  }

  /// A held key is of no use until it is released: the way there stands beside it.
  private Optional<Button> release(Wallet wallet) {
    return switch (wallet.state()) {
      case ACTIVE -> Optional.empty();
      case HELD -> {
        Button button =
            Buttons.plain(
                "release-" + wallet.id(),
                "_Release …",
                Feather.PLAY_CIRCLE,
                () -> releases.begin(wallet));
        button.getStyleClass().add("release");
        button.setDisable(!idle());
        yield Optional.of(button);
      }
    };
  }

  private Node card(Wallet wallet) {
    FlowPane badges =
        new FlowPane(
            8,
            4,
            new Badge(Feather.LINK, Tone.NEUTRAL, wallet.blockchain().label()),
            new Badge(Feather.GLOBE, Tone.NEUTRAL, wallet.network().label()),
            state(wallet.state()));
    origin(wallet.origin()).ifPresent(badges.getChildren()::add);
    VBox card =
        new VBox(
            6,
            Texts.section(wallet.purpose().orElse(wallet.id())),
            CopyText.line("address-" + wallet.id(), wallet.address()),
            badges,
            Texts.muted(wallet.id() + " · key version " + wallet.version()));
    release(wallet).ifPresent(card.getChildren()::add);
    card.getChildren().add(freeze(wallet.id()));
    card.setId("wallet-" + wallet.id());
    card.getStyleClass().add("frame");
    return card;
  }

  /// Any officer stops a wallet at once; the charter's quorum thaws it.
  private Node freeze(String id) {
    return suspensions
        .find(SuspensionSubject.WALLET, id)
        .<Node>map(frozen ->
            new FlowPane(
                8,
                4,
                Badge.withId(
                    "frozen-" + id, Feather.SLASH, Tone.BAD, "FROZEN since " + frozen.since()),
                Buttons.plain(
                    "thaw-" + id,
                    "Thaw …",
                    Feather.PLAY_CIRCLE,
                    () -> suspensions.ask(SuspensionSubject.WALLET, id, true))))
        .orElseGet(() ->
            new FlowPane(
                Buttons.plain(
                    "freeze-" + id,
                    "Freeze …",
                    Feather.SLASH,
                    () -> suspensions.ask(SuspensionSubject.WALLET, id, false))));
  }

  private static Badge state(WalletState state) {
    return switch (state) {
      case ACTIVE -> new Badge(Feather.CHECK, Tone.NEUTRAL, state.text());
      case HELD ->
          new Badge(Feather.PAUSE_CIRCLE, Tone.WARNING, "held: signs nothing until released");
    };
  }

  /// A key that was somewhere else is marked as long as it exists.
  private static Optional<Badge> origin(KeyOrigin origin) {
    return switch (origin) {
      case KeyOrigin.Generated _ -> Optional.empty();
      case KeyOrigin.Derived(var path) ->
          Optional.of(new Badge(Feather.GIT_BRANCH, Tone.NEUTRAL, "derived " + path.text()));
      case KeyOrigin.Imported _ ->
          Optional.of(new Badge(Feather.DOWNLOAD, Tone.WARNING, "imported"));
    };
  }
}
