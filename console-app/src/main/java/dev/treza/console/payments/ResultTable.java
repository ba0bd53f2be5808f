package dev.treza.console.payments;

import dev.treza.console.csv.TextTable;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.sdk.CommandResult;
import java.util.ArrayList;
import java.util.List;

/// What became of a batch, as a table: one row for each request, in their order.
public final class ResultTable {
  private static final List<String> COLUMNS =
      List.of("number", "state", "wallet", "intent", "request", "hash", "raw", "reason");

  private ResultTable() {}

  /// A row for each item.
  ///
  /// @param results one for each of `items`, in the same order
  public static TextTable of(
      List<PreparedTransaction> items, List<Outcome<CommandResult<EvmSigned>>> results) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      PreparedTransaction item = items.get(i);
      List<String> row = new ArrayList<>();
      List<String> result = result(results.get(i));
      row.add(Integer.toString(i + 1));
      row.add(result.getFirst());
      row.add(item.request().wallet().id());
      row.add(item.review().intent());
      row.add(item.request().digest().hex());
      row.addAll(result.subList(1, result.size()));
      rows.add(row);
    }
    return new TextTable(COLUMNS, rows);
  }

  /// State, hash, raw, reason.
  private static List<String> result(Outcome<CommandResult<EvmSigned>> result) {
    return switch (result) {
      case Outcome.Refused<CommandResult<EvmSigned>>(Refusal refusal) ->
          List.of("refused", "", "", refusal.line());
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Pending<EvmSigned>(var missing)) ->
          List.of(missing.until().isPresent() ? "held" : "needs-approval", "", "", missing.words());
      case Outcome.Accepted<CommandResult<EvmSigned>>(
              CommandResult.Done<EvmSigned>(EvmSigned signed, var _)) ->
          List.of("signed", "0x" + signed.hash().hex(), "0x" + signed.raw().hex(), "");
    };
  }
}
