package dev.treza.console.shell;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.RefusalBox;
import dev.treza.fleet.Refusal;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows below every screen what is running, the last refusal with its id and next step, and the
/// last good news.
final class TaskArea extends VBox {
  private final TaskBoard board;
  private final VBox tasks = new VBox();
  private final VBox last = new VBox();

  TaskArea(TaskBoard board) {
    this.board = board;
    setId("task-area");
    getStyleClass().add("task-area");
    getChildren().addAll(last, tasks);
    board.running().addListener((ListChangeListener<RunningTask>) _ -> showTasks());
    board.refusalProperty().subscribe(_ -> showLast());
    board.noticeProperty().subscribe(_ -> showLast());
    sceneProperty()
        .subscribe(scene -> {
          if (scene != null) {
            scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> escape(event, board));
          }
        });
  }

  private void showTasks() {
    Focus.keepIn(
        this,
        () -> tasks.getChildren().setAll(board.running().stream().map(TaskArea::row).toList()));
  }

  private void showLast() {
    Optional<Node> refusal = board.refusalProperty().get().map(this::refused);
    Optional<Node> notice = board.noticeProperty().get().map(this::noticed);
    last.getChildren().setAll(refusal.or(() -> notice).stream().toList());
  }

  private Node refused(Refusal refusal) {
    RefusalBox box = new RefusalBox("last-refusal", refusal);
    HBox.setHgrow(box, Priority.ALWAYS);
    HBox row = new HBox(box, dismiss());
    row.getStyleClass().add("task-refusal");
    return row;
  }

  private Node noticed(String words) {
    Label text = new Label(words, new FontIcon(Feather.CHECK_CIRCLE));
    text.setId("last-notice");
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(text, dismiss());
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("task-notice");
    return row;
  }

  private Button dismiss() {
    Button button = Buttons.icon("dismiss", "Dismiss (Esc)", Feather.X, board::dismiss);
    return button;
  }

  /// Escape takes the last message away, beside what it does for the sheet a person is in. As a
  /// cancel button the dismissal would take the key from the sheet's for good.
  private static void escape(KeyEvent event, TaskBoard board) {
    if (event.getCode() == KeyCode.ESCAPE) {
      board.dismiss();
    }
  }

  private static Node row(RunningTask task) {
    Label title = new Label(task.title());
    title.getStyleClass().add("task-title");
    title.setMinWidth(USE_PREF_SIZE);
    Label step = new Label();
    step.textProperty().bind(task.stepProperty());
    step.getStyleClass().add("muted");
    step.setMaxWidth(Double.MAX_VALUE);
    step.setMinWidth(0);
    HBox.setHgrow(step, Priority.ALWAYS);
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.getStyleClass().add("spinner");
    Button cancel = Buttons.plain("cancel-task", "Cancel", Feather.X_CIRCLE, task::cancel);
    cancel.setAccessibleText("Cancel: " + task.title());
    HBox row = new HBox(spinner, title, step, cancel);
    row.setId("running-task");
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("task-row");
    return row;
  }
}
