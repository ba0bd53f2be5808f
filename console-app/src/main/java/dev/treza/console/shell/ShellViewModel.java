package dev.treza.console.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the window shows around the screens: which one, in which theme, in which surroundings.
public final class ShellViewModel {
  private final List<String> screens;
  private final Consumer<Theme> themeChosen;
  private final TaskBoard board;
  private final ReadOnlyObjectWrapper<String> current;
  private final ReadOnlyObjectWrapper<Theme> theme;
  private final ReadOnlyObjectWrapper<Surroundings> surroundings =
      new ReadOnlyObjectWrapper<>(Surroundings.NONE);

  /// @param screens the ids of the screens, the first of which is shown first
  /// @param theme the theme to begin with
  /// @param themeChosen hears of every other theme a person chooses
  public ShellViewModel(
      List<String> screens, Theme theme, Consumer<Theme> themeChosen, TaskBoard board) {
    this.screens = List.copyOf(screens);
    this.themeChosen = themeChosen;
    this.board = board;
    this.current = new ReadOnlyObjectWrapper<>(screens.getFirst());
    this.theme = new ReadOnlyObjectWrapper<>(theme);
  }

  public ReadOnlyObjectProperty<String> currentProperty() {
    return current.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Surroundings> surroundingsProperty() {
    return surroundings.getReadOnlyProperty();
  }

  public TaskBoard board() {
    return board;
  }

  /// Goes to a screen.
  ///
  /// @throws IllegalArgumentException if there is no such screen
  public void show(String screen) {
    if (!screens.contains(screen)) {
      throw new IllegalArgumentException("no screen " + screen);
    }
    current.set(screen);
  }

  public void toggleTheme() {
    theme.set(theme.get().other());
    themeChosen.accept(theme.get());
  }

  public void surround(Surroundings now) {
    surroundings.set(now);
  }
}
