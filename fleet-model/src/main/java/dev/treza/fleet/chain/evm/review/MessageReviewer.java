package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import java.util.Optional;

/// Reviews plain messages (EIP-191).
record MessageReviewer(Findings findings) {
  /// Contracts take a signed message of this length for a signed hash, such as that of a Safe's
  /// transaction, and hashes that are text can be found by trying.
  private static final int HASH = 32;

  String review(PersonalMessage message) {
    findings.does(Operation.of(OperationKind.RAW));
    findings.text("Network", "any: a signed message names none");
    findings.text("Kind", "message, EIP-191");
    findings.address("Signer", findings.context().account());
    Optional<String> text = message.text();
    if (text.isEmpty()) {
      findings.unknown("Message", message.content());
      findings.raise(EvmRisk.BLIND_MESSAGE);
      return "Sign a message of %d bytes that is no text, as %s"
          .formatted(message.content().length(), findings.context().account());
    }
    findings.foreignText("Message", text.get());
    if (message.content().length() == HASH) {
      findings.raise(EvmRisk.BLIND_MESSAGE);
    }
    findings.raise(EvmRisk.MESSAGE);
    return "Sign a message as " + findings.context().account();
  }
}
