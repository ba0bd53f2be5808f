package dev.treza.console.cli;

import dev.treza.console.compose.Caution;
import dev.treza.console.compose.Composition;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.evm.Wei;
import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A composed transaction as a person reads it, and as a program does.
record CompositionOutput(Composition composition, String enclave, String wallet) {
  List<String> lines(Optional<Path> file) {
    Composition c = composition;
    Denomination currency = c.network().currency();
    List<String> lines = new ArrayList<>();
    lines.add("On " + c.network().name() + " (chain " + c.network().id() + ")");
    lines.add("  Sent: " + c.sent());
    c.recipient().ifPresent(to -> lines.add("  To: " + to));
    lines.add("  Nonce: " + c.nonce() + (c.replaces().isPresent() ? " (taken over)" : ""));
    lines.add("  Gas limit: " + c.gasLimit());
    lines.add("  Fee for each gas: at most " + gwei(c.fees().maxFeeWei()));
    lines.add("  of it for priority: " + gwei(c.fees().priorityWei()));
    lines.add("  Fee: at most " + currency.text(c.feeWei()));
    lines.add("  Leaves the wallet: at most " + currency.text(c.totalWei()));
    lines.add("  Wallet holds: " + currency.text(c.balanceWei()));
    c.tokenBalance().ifPresent(held -> lines.add("  and of the token: " + held));
    c.cautions()
        .forEach(caution -> lines.add("WARNING " + caution.id() + ": " + caution.sentence()));
    lines.add(file.map(path -> "Written to " + path).orElseGet(() -> "Fields: " + text(c)));
    lines.add("Next: " + next(file));
    return lines;
  }

  JsonObject json() {
    Composition c = composition;
    JsonObject.Builder json =
        JsonObject.builder()
            .text("chain_id", c.network().id())
            .object("transaction", c.fields())
            .integer("next_nonce", c.nextNonce())
            .integer("fee_wei", c.feeWei())
            .integer("total_wei", c.totalWei())
            .integer("balance_wei", c.balanceWei())
            .texts("warnings", c.cautions().stream().map(Caution::id).toList());
    c.replaces().ifPresent(request -> json.digest("replaces", request));
    return json.build();
  }

  private String next(Optional<Path> file) {
    return "treza transaction propose --enclave %s --wallet %s --file %s%s --output %s"
        .formatted(
            enclave,
            wallet,
            file.map(Path::toString).orElse("FILE"),
            composition
                .replaces()
                .map(request -> " --replaces " + request.hex())
                .orElse(" --next-nonce " + composition.nextNonce()),
            file.map(fields -> fields + ".proposal").orElse("PROPOSAL"));
  }

  private static String text(Composition composition) {
    return new String(composition.encoded().toArray(), StandardCharsets.UTF_8);
  }

  private static String gwei(BigInteger wei) {
    return Wei.GWEI.text(wei);
  }
}
