package dev.treza.console.review;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.chain.ReviewField;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Every field of a review. So many that laying them out would hold up the window become a list of
/// their own, which lays out what is looked at.
final class ReviewFields {
  private static final int HEX_GROUPS = 6;
  private static final int MOST_AT_ONCE = 100;
  private static final double LIST_HEIGHT = 420;
  private static final double BESIDE_THE_CELL = 44;

  private ReviewFields() {}

  static Node of(List<ReviewField> fields) {
    return fields.size() > MOST_AT_ONCE ? list(fields) : facts(fields);
  }

  private static Node facts(List<ReviewField> fields) {
    Facts facts = new Facts();
    facts.setId("review-fields");
    IntStream.range(0, fields.size()).forEach(index -> add(facts, index, fields.get(index)));
    return facts;
  }

  private static Node list(List<ReviewField> fields) {
    ListView<Integer> list =
        new ListView<>(
            FXCollections.observableArrayList(IntStream.range(0, fields.size()).boxed().toList()));
    list.setId("review-fields");
    list.setAccessibleText("Fields");
    list.setMinHeight(LIST_HEIGHT);
    list.setPrefHeight(LIST_HEIGHT);
    list.setCellFactory(_ -> new FieldCell(fields));
    return list;
  }

  private static void add(Facts facts, int index, ReviewField field) {
    facts.add(field.label(), value("review-field-" + index, field));
  }

  private static Node value(String id, ReviewField field) {
    return switch (field) {
      case ReviewField.Amount amount -> amount(id, amount);
      case ReviewField.Address(var _, var address, var name) ->
          name.<Node>map(known -> new VBox(Texts.body(known), CopyText.complete(id, address)))
              .orElseGet(() -> CopyText.complete(id, address));
      case ReviewField.Count count -> Texts.body(count.text());
      case ReviewField.Octets octets -> CopyText.grouped(id, octets.value().hex(), HEX_GROUPS);
      case ReviewField.Text(var _, var text) -> Texts.body(text);
      case ReviewField.Unknown(var _, var bytes) ->
          new VBox(
              4,
              new Badge(Feather.HELP_CIRCLE, Tone.WARNING, "Unknown, " + bytes.length() + " bytes"),
              CopyText.grouped(id, bytes.hex(), HEX_GROUPS));
    };
  }

  private static Node amount(String id, ReviewField.Amount amount) {
    String whole = amount.denomination().whole(amount.smallestUnits());
    Label large = Texts.body(whole + " " + amount.denomination().symbol());
    large.setId(id);
    large.getStyleClass().add("amount");
    return new VBox(
        large, Texts.muted(amount.smallestUnits() + " " + amount.denomination().smallest()));
  }

  private static final class FieldCell extends ListCell<Integer> {
    private final List<ReviewField> fields;

    FieldCell(List<ReviewField> fields) {
      this.fields = fields;
    }

    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
      super.updateItem(index, empty);
      if (empty || index == null) {
        setGraphic(null);
        return;
      }
      Facts row = new Facts();
      add(row, index, fields.get(index));
      row.prefWidthProperty().bind(getListView().widthProperty().subtract(BESIDE_THE_CELL));
      row.maxWidthProperty().bind(row.prefWidthProperty());
      setGraphic(row);
    }
  }
}
