package dev.treza.console.cli;

import dev.treza.console.compose.BatchTotal;
import dev.treza.console.payments.PaymentBatch;
import dev.treza.console.payments.PaymentItem;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The payments of a file as a person reads them, and as a program does: each with its review, or
/// with what is wrong with it.
record PaymentsOutput(PaymentBatch batch, Path payments, Optional<Path> file) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    batch.items().forEach(item -> lines.addAll(lines(item)));
    lines.add("");
    batch.totals().forEach(total -> lines.add(line(total)));
    lines.add("Next: " + next());
    return new EnclaveOutput(batch.enclave()).lines(lines);
  }

  private static List<String> lines(PaymentItem item) {
    List<String> lines = new ArrayList<>();
    switch (item) {
      case PaymentItem.Ready ready -> {
        Review review = ready.prepared().review();
        lines.add("  " + item.line().place() + ": " + review.intent());
        review.fields().forEach(field -> lines.add("     " + field.label() + ": " + field.text()));
        ReviewOutput.risks(review.risks()).forEach(risk -> lines.add("   " + risk));
      }
      case PaymentItem.Wrong(var line, Refusal refusal) -> {
        lines.add("  " + line.place() + ": REFUSED " + refusal.line());
        lines.add("     " + refusal.id().sentence());
        lines.add("     Next: " + refusal.id().nextStep());
      }
    }
    return lines;
  }

  private static String line(BatchTotal total) {
    Denomination asset = total.asset();
    boolean currency = asset.equals(total.network().currency());
    String taken =
        "Total on %s from %s: %s%s"
            .formatted(
                total.network().name(),
                total.from().checksummed(),
                currency ? "at most " : "",
                asset.text(total.amount()));
    String held = total.held().map(have -> "; it holds " + asset.text(have)).orElse("");
    return taken
        + (currency ? ", fees included" : "")
        + held
        + (total.isTooMuch() ? " - TOO LITTLE" : "");
  }

  private String next() {
    if (!batch.wrong().isEmpty()) {
      return "correct the rows above in " + payments + "; nothing was written";
    }
    return file.map(written -> "treza transaction sign-batch --batch " + written)
        .orElse("the same with --output BATCH, then treza transaction sign-batch --batch BATCH");
  }

  JsonObject json() {
    return new EnclaveOutput(batch.enclave())
        .json()
        .array("payments", batch.items().stream().map(PaymentsOutput::json).toList())
        .array("totals", batch.totals().stream().map(PaymentsOutput::json).toList())
        .build();
  }

  private static JsonObject json(PaymentItem item) {
    JsonObject.Builder json = JsonObject.builder().text("place", item.line().place());
    return switch (item) {
      case PaymentItem.Ready ready ->
          json.digest("request", ready.prepared().request().digest())
              .object("review", ready.prepared().review().toJson())
              .build();
      case PaymentItem.Wrong wrong ->
          json.object("refusal", RefusalOutput.json(wrong.refusal())).build();
    };
  }

  private static JsonObject json(BatchTotal total) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("chain_id", total.network().id())
            .text("from", total.from().checksummed())
            .text("asset", total.asset().symbol())
            .integer("smallest_units", total.amount());
    total.held().ifPresent(held -> json.integer("held", held));
    return json.build();
  }
}
