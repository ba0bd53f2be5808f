package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.sdk.ReceiptVerification.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Follows amendments from a root, link by link: each is signed by the quorum of the one before at
/// the time its receipt names, and each receipt is of a verified boot.
///
/// @param boots gives the boot with that statement digest, verified
record ChainVerification(RequestHead head, Function<Digest, Outcome<VerifiedBoot>> boots) {
  /// Refused: `CHN-RECEIPT`, `CHR-*`, `JWS-*`, `APR-*`.
  Outcome<CharterChain> verify(Charter root, CharterReply reply) {
    Claim genesis = new Claim(head, ReceiptEvent.GENESIS, root.digest(), root.digest());
    return receipt(reply.receipt(), genesis, root).then(_ -> follow(root, reply));
  }

  private Outcome<CharterChain> follow(Charter root, CharterReply reply) {
    List<Charter> charters = new ArrayList<>(List.of(root));
    for (Amendment amendment : reply.amendments()) {
      switch (next(charters.getLast(), amendment)) {
        case Refused<Charter>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Accepted<Charter>(Charter next) -> charters.add(next);
      }
    }
    return Outcome.accepted(new CharterChain(charters, reply));
  }

  private Outcome<Charter> next(Charter current, Amendment amendment) {
    return AmendmentCheck.request(head, current, amendment.call())
        .then(request ->
            receipt(amendment.receipt(), claim(request), current)
                .then(receipt ->
                    AmendmentCheck.inForce(
                        head, current, amendment.call(), receipt.receipt().time())));
  }

  static Claim claim(AmendmentRequest request) {
    return Commands.claim(request, ReceiptEvent.CHARTER_AMENDED, request.charter());
  }

  private Outcome<VerifiedReceipt> receipt(String jws, Claim claim, Charter under) {
    return new ReceiptVerification(boots, under.digest()::equals).verify(jws, claim);
  }
}
