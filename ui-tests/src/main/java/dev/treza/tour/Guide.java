package dev.treza.tour;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/// Drives an open window by the stable ids of its controls, and waits for what it is to show.
public final class Guide {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final double OVERLAP = 0.9;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Stage stage;

  public Guide(Stage stage) {
    this.stage = stage;
  }

  /// Presses a button; it must be there and enabled.
  public void press(String id) throws TourException {
    awaitEnabled(id);
    onScreen(() -> as(id, ButtonBase.class));
    show(() -> as(id, ButtonBase.class).fire());
  }

  public void type(String id, String text) throws TourException {
    await(id, id, _ -> true);
    show(() -> as(id, TextInputControl.class).setText(text));
  }

  public void tick(String id) throws TourException {
    await(id, id, _ -> true);
    show(() -> as(id, CheckBox.class).fire());
  }

  /// Chooses a tab by its id.
  public void turnTo(String tab) throws TourException {
    show(() -> {
      TabPane pane = as(".tab-pane", TabPane.class);
      pane.getTabs().stream()
          .filter(one -> tab.equals("#" + one.getId()))
          .forEach(pane.getSelectionModel()::select);
    });
  }

  /// Chooses the entry at this position of a list that opens.
  public void choose(String id, int position) throws TourException {
    show(() -> as(id, ComboBox.class).getSelectionModel().select(position));
  }

  /// Scrolls so far down, 0 to 1.
  public void scroll(String id, double position) throws TourException {
    show(() -> as(id, ScrollPane.class).setVvalue(position));
  }

  /// How many pictures it takes to see everything that scrolls there.
  public int pages(String id) throws TourException {
    return onScreen(() -> {
      ScrollPane scroll = as(id, ScrollPane.class);
      double page = scroll.getViewportBounds().getHeight() * OVERLAP;
      return Math.max(1, (int) Math.ceil(scroll.getContent().getLayoutBounds().getHeight() / page));
    });
  }

  public void resize(double width, double height) throws TourException {
    show(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
    });
  }

  public String text(String id) throws TourException {
    return onScreen(() -> as(id, Labeled.class).getText());
  }

  public boolean isShown(String id) throws TourException {
    return onScreen(() -> find(id).isPresent());
  }

  /// Waits until the control shows a text that begins so.
  public void awaitText(String id, String beginning) throws TourException {
    await(
        id + " to say " + beginning,
        id,
        node -> node instanceof Labeled label && label.getText().startsWith(beginning));
  }

  /// Waits until the control shows a text with these words in it.
  public void awaitAnyText(String id, String words) throws TourException {
    await(
        id + " to mention " + words,
        id,
        node -> node instanceof Labeled label && label.getText().contains(words));
  }

  public boolean isEnabled(String id) throws TourException {
    return onScreen(() -> find(id).filter(node -> !node.isDisabled()).isPresent());
  }

  /// The id of the control that has the keyboard; empty if none has one.
  public String focused() throws TourException {
    return onScreen(
        () -> Optional.ofNullable(stage.getScene().getFocusOwner()).map(Node::getId).orElse(""));
  }

  public void awaitEnabled(String id) throws TourException {
    await(id + " to be enabled", id, node -> !node.isDisabled());
  }

  public void awaitGone(String id) throws TourException {
    await(id + " to be gone", () -> find(id).isEmpty());
  }

  public void awaitShown(String id) throws TourException {
    await(id, id, _ -> true);
  }

  /// Runs `work` on the JavaFX thread and gives its result.
  public <T> T onScreen(Callable<T> work) throws TourException {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (ExecutionException fault) {
      throw new TourException("the screen failed: " + fault.getCause(), fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TourException("interrupted", interrupted);
    }
  }

  public Scene scene() {
    return stage.getScene();
  }

  private void show(Runnable work) throws TourException {
    onScreen(() -> {
      work.run();
      return true;
    });
  }

  private void await(String what, String id, Predicate<Node> condition) throws TourException {
    await(what, () -> find(id).filter(condition).isPresent());
  }

  /// Waits until `condition` holds, which is asked on the JavaFX thread.
  public void await(String what, Callable<Boolean> condition) throws TourException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!onScreen(condition)) {
      if (System.nanoTime() > deadline) {
        throw new TourException("waited in vain for " + what);
      }
      pause();
    }
  }

  private static void pause() throws TourException {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TourException("interrupted", interrupted);
    }
  }

  private Optional<Node> find(String id) {
    return stage.getScene().getRoot().lookupAll(id).stream().filter(Guide::isVisible).findFirst();
  }

  private <T extends Node> T as(String id, Class<T> type) {
    return find(id)
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " " + id));
  }

  private static boolean isVisible(Node node) {
    return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
  }
}
