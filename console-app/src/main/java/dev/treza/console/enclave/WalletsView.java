package dev.treza.console.enclave;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the wallets of one enclave, and above them the one being made.
final class WalletsView extends BorderPane {
  private final WalletsViewModel model;
  private final VBox body = new VBox();
  private final VBox drafting = new VBox();
  private final VBox backup = new VBox();
  private final VBox list = new VBox(10);

  WalletsView(WalletsViewModel model) {
    this.model = model;
    body.getStyleClass().add("page-body");
    list.setId("wallet-list");
    body.getChildren().addAll(drafting, backup, list);
    setCenter(Page.scrolling("wallets", body));
    model.statusProperty().subscribe(_ -> show());
    model.draftProperty().subscribe(_ -> showDraft());
  }

  private void show() {
    List<Node> rows = new ArrayList<>();
    model.notice().map(Texts::muted).ifPresent(rows::add);
    model.wallets().forEach(wallet -> rows.add(card(wallet)));
    Focus.keepIn(list, () -> list.getChildren().setAll(rows));
    backup.getChildren().setAll(model.backup().map(BackupNote::of).stream().toList());
    if (model.draftProperty().get() instanceof WalletDraft.None) {
      showDraft();
    } // else a person is at work in it: it must not be made anew under his hands
  }

  private void showDraft() {
    Button begin = Buttons.primary("new-wallet", "_New wallet", Feather.PLUS, model::begin);
    begin.setDisable(!model.usable());
    drafting
        .getChildren()
        .setAll(
            switch (model.draftProperty().get()) {
              case WalletDraft.None() -> begin;
              case WalletDraft draft -> new WalletDraftCard(model, draft);
            });
  }

  private static Node card(Wallet wallet) {
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
    card.setId("wallet-" + wallet.id());
    card.getStyleClass().add("frame");
    return card;
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
