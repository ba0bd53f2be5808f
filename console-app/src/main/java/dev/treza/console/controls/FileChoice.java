package dev.treza.console.controls;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Chooses a file and shows which one it is. What is in the file is no matter of this.
public final class FileChoice extends HBox {
  /// Shows what `chosen` holds, and changes it.
  ///
  /// @param id of the button; the path is shown under `id-path`
  /// @param title of the dialog
  /// @param none what is shown while none is chosen
  public FileChoice(
      String id, String title, String none, FileDialogs dialogs, Property<Optional<Path>> chosen) {
    super(8);
    Label path = new Label();
    path.setId(id + "-path");
    path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    path.setMinWidth(60);
    path.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(path, Priority.ALWAYS);
    chosen.subscribe(file -> {
      path.setText(file.map(Path::toString).orElse(none));
      path.setTooltip(file.map(Path::toString).map(Buttons::tip).orElse(null));
      path.getStyleClass().setAll("label", file.isPresent() ? "mono" : "muted");
    });
    Button choose =
        Buttons.plain(
            id,
            "Choose …",
            Feather.FOLDER,
            () ->
                dialogs
                    .open(title, getScene().getWindow())
                    .ifPresent(file -> chosen.setValue(Optional.of(file))));
    choose.setAccessibleText(title);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(choose, path);
  }
}
