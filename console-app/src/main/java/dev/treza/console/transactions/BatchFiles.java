package dev.treza.console.transactions;

import dev.treza.console.controls.FileDialogs;
import dev.treza.console.payments.PaymentBatch;
import java.util.function.Supplier;
import javafx.stage.Window;

/// The files that a person is asked for while he works on a batch.
///
/// @param window the one in which he works
record BatchFiles(FileDialogs dialogs, Supplier<Window> window, BatchViewModel model) {
  void open() {
    dialogs.open("Open a file of payments (.csv or .json)", window.get()).ifPresent(model::open);
  }

  void export(BatchDraft.Done done) {
    dialogs
        .save("Save the results (.csv or .json)", "batch-results.csv", window.get())
        .ifPresent(file -> model.export(done, file));
  }

  void save(PaymentBatch batch) {
    dialogs
        .save("Save the batch for other officers", "batch.json", window.get())
        .ifPresent(file -> model.save(batch, file));
  }

  void saveApproval(String jws) {
    dialogs
        .save("Save your approval", "approval.jws", window.get())
        .ifPresent(file -> model.saveApproval(jws, file));
  }
}
