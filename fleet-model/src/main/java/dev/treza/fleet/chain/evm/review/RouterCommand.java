package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.abi.AbiArguments;
import dev.treza.fleet.chain.evm.call.CallTable;
import dev.treza.fleet.chain.evm.call.KnownCall;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.Optional;

/// One command of the Universal Router.
///
/// @param number with its flag
record RouterCommand(CallReviewer calls, Surrounding surrounding, int number, Bytes input)
    implements Inner {
  private static final int NUMBER = 0x3f;
  private static final int MAY_FAIL = 0x80;
  private static final int MAX_DEPTH = 8;

  @Override
  public String review(Findings findings, int depth) {
    Bytes key = Bytes.of(new byte[] {(byte) (number & NUMBER)});
    boolean plain = (number & ~(NUMBER | MAY_FAIL)) == 0;
    if ((number & MAY_FAIL) != 0) {
      findings.text("May fail", "true");
    }
    Optional<KnownCall> known =
        plain && depth <= MAX_DEPTH ? CallTable.commands().find(key) : Optional.empty();
    return known
        .map(command -> decoded(command, findings, depth))
        .orElseGet(() -> blind(findings, "no command of that number is known"));
  }

  private String decoded(KnownCall command, Findings findings, int depth) {
    return switch (AbiArguments.decode(command.parameters(), input, 0)) {
      case Outcome.Refused<AbiArguments>(var refusal) -> blind(findings, refusal.detail());
      case Outcome.Accepted<AbiArguments>(AbiArguments(var values, Bytes rest)) -> {
        findings.text("Command", command.name());
        Scope scope = Scope.of(surrounding, values);
        TokenOperations.of(command.roles(), scope).forEach(findings::does);
        String sentence =
            new DataReviewer(calls, findings, depth)
                .review(Optional.of(command.display()), scope, command.roles(), scope, true);
        if (!rest.isEmpty()) {
          findings.unknown("Bytes after the arguments", rest);
          findings.raise(EvmRisk.TRAILING_DATA);
        }
        yield sentence;
      }
    };
  }

  private String blind(Findings findings, String why) {
    findings.text("Not decoded", why);
    findings.unknown("Command 0x%02x".formatted(number), input);
    findings.raise(EvmRisk.BLIND_DATA);
    return "carry out the unknown command 0x%02x".formatted(number);
  }
}
