package dev.treza.console.cli;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A batch and what came of it, for people and for programs.
record BatchOutput(PreparedBatch batch) {
  /// Every item with its whole review, then the risks of all.
  List<String> review() {
    Review review = BatchReview.of(batch.request());
    List<String> lines = new ArrayList<>(List.of(review.intent(), ""));
    for (int i = 0; i < batch.items().size(); i++) {
      Review item = batch.items().get(i).review();
      lines.add("  " + (i + 1) + ". " + item.intent());
      item.fields().forEach(field -> lines.add("     " + field.label() + ": " + field.text()));
    }
    lines.add("");
    lines.addAll(ReviewOutput.risks(review.risks()).toList());
    lines.addAll(List.of("", "Request " + batch.request().digest()));
    return new EnclaveOutput(batch.enclave()).lines(lines);
  }

  JsonObject.Builder json() {
    return new EnclaveOutput(batch.enclave())
        .json()
        .digest("request", batch.request().digest())
        .object("review", BatchReview.of(batch.request()).toJson());
  }

  List<String> results(BatchAnswer.Done done) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < done.results().size(); i++) {
      lines.add((i + 1) + ". " + line(done.results().get(i)));
    }
    return new EnclaveOutput(batch.enclave()).lines(lines);
  }

  private static String line(Outcome<CommandResult<EvmSigned>> result) {
    return switch (result) {
      case Outcome.Refused<CommandResult<EvmSigned>>(Refusal refusal) ->
          "REFUSED " + refusal.line();
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Pending<EvmSigned>(var missing)) ->
          (missing.until().isPresent() ? "HELD: " : "APPROVALS MISSING: ") + missing.words();
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Done<EvmSigned>(EvmSigned signed, var _)) ->
          "SIGNED 0x" + signed.hash().hex() + " 0x" + signed.raw().hex();
    };
  }

  JsonObject json(BatchAnswer.Done done) {
    return new EnclaveOutput(batch.enclave())
        .json()
        .array("results", done.results().stream().map(BatchOutput::json).toList())
        .build();
  }

  private static JsonObject json(Outcome<CommandResult<EvmSigned>> result) {
    JsonObject.Builder json = JsonObject.builder();
    return switch (result) {
      case Outcome.Refused<CommandResult<EvmSigned>>(Refusal refusal) ->
          json.text("refused", refusal.id().id()).text("detail", refusal.detail()).build();
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Pending<EvmSigned>(var missing)) ->
          json.object("pending", missing.toJson()).build();
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Done<EvmSigned>(EvmSigned signed, var receipt)) ->
          json.text("hash", "0x" + signed.hash().hex())
              .text("raw", "0x" + signed.raw().hex())
              .text("receipt", receipt.jws())
              .build();
    };
  }

  /// What was signed, in hexadecimal digits, by the number of its proposal from 1.
  SortedMap<Integer, String> raws(BatchAnswer.Done done) {
    SortedMap<Integer, String> raws = new TreeMap<>();
    for (int i = 0; i < done.results().size(); i++) {
      int number = i + 1;
      raw(done.results().get(i)).forEach(raw -> raws.put(number, raw));
    }
    return raws;
  }

  private static Stream<String> raw(Outcome<CommandResult<EvmSigned>> result) {
    return result
            instanceof
            Outcome.Accepted<CommandResult<EvmSigned>>(
                CommandResult.Done<EvmSigned>(EvmSigned signed, var _))
        ? Stream.of("0x" + signed.raw().hex())
        : Stream.empty();
  }

  /// Done only if every item is signed; refused if one is, else approvals are missing.
  ExitCode code(BatchAnswer.Done done) {
    boolean refused = done.results().stream().anyMatch(Outcome.Refused.class::isInstance);
    boolean all = raws(done).size() == done.results().size();
    if (refused) {
      return ExitCode.REFUSED;
    }
    return all ? ExitCode.DONE : ExitCode.APPROVALS_MISSING;
  }
}
