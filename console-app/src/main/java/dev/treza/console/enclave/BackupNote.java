package dev.treza.console.enclave;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.charter.BackupMode;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// How the keys of an enclave survive its loss, wherever they are made or listed (TRUST section 7).
final class BackupNote {
  private BackupNote() {}

  static Node of(BackupMode mode) {
    return switch (mode) {
      case NONE ->
          note(
              new Badge(Feather.ALERT_TRIANGLE, Tone.WARNING, "No backup"),
              "Whoever loses the files of this enclave loses its keys, and nobody can restore them.");
      case SEALED ->
          note(
              new Badge(Feather.LOCK, Tone.NEUTRAL, "Backup: sealed"),
              "Custodians restore the keys, in a verified enclave and with the KMS key only.");
      case PORTABLE ->
          note(
              new Badge(Feather.USERS, Tone.NEUTRAL, "Backup: portable"),
              "Enough custodians together can rebuild the keys outside every policy.");
    };
  }

  private static Node note(Badge badge, String sentence) {
    Label words = Texts.muted(sentence);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(10, badge, words);
    row.setId("backup-note");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
