package dev.treza.console.controls;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Lists from which one entry is chosen, bound to a property both ways.
public final class Choices {
  private Choices() {}

  /// A list of `entries`.
  ///
  /// @param name what screen readers say
  /// @param label how an entry is called
  public static <T> ComboBox<T> of(
      String id, String name, List<T> entries, Function<T, String> label, Property<T> chosen) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setMaxWidth(Double.MAX_VALUE);
    box.getItems().setAll(entries);
    box.setConverter(words(label));
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }

  private static <T> StringConverter<T> words(Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public @Nullable T fromString(String typed) {
        throw new UnsupportedOperationException("it is chosen, not typed");
      }
    };
  }
}
