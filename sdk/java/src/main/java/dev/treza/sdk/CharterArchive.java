package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.RequestHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A charter with everything that led to it, as a file: root, amendments, approvals, receipts, and
/// the attested boots whose keys signed the receipts. Whoever has pinned the root verifies it
/// without a connection. That nothing came after its last amendment, it cannot show.
///
/// @param boots document and statement of each boot that a receipt names
public record CharterArchive(String enclave, CharterReply reply, List<AttestationReply> boots) {
  private static final String KIND = "charter-archive";

  public CharterArchive {
    boots = List.copyOf(boots);
  }

  public Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("kind", KIND)
            .text("enclave", enclave)
            .object("charter", reply.toJson())
            .array("boots", boots.stream().map(AttestationReply::toJson).toList())
            .build());
  }

  /// Refused: `JSON-*`.
  public static Outcome<CharterArchive> parse(Bytes content) {
    return JsonFields.decode(content, StrictJson.Limits.BATCH, CharterArchive::read);
  }

  private static CharterArchive read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    fields.literal("kind", KIND);
    List<AttestationReply> boots = new ArrayList<>();
    for (JsonFields boot : fields.objects("boots")) {
      boots.add(AttestationReply.read(boot));
    }
    return new CharterArchive(
        fields.choice("enclave", Ids::parse), CharterReply.read(fields.object("charter")), boots);
  }

  /// The chain, verified from the pinned root. Refused: `ATT-ROOT`, `CHN-ANSWER` if it is of
  /// another enclave, and whatever is wrong with a link.
  public Outcome<CharterChain> verify(Expectation expected) {
    if (!enclave.equals(expected.enclave())) {
      return Outcome.refused(ChannelRefusal.ANSWER, "it is of enclave " + enclave);
    }
    return Charter.parse(reply.charter())
        .then(root ->
            pinned(expected).equals(Optional.of(root.digest()))
                ? new ChainVerification(
                        new RequestHead(root.realm(), root.namespace(), enclave),
                        boot -> boot(boot, expected))
                    .verify(root, reply)
                : Outcome.refused(
                    AttestationRefusal.ROOT, "its root is not pinned: " + root.digest()));
  }

  private Outcome<VerifiedBoot> boot(Digest wanted, Expectation expected) {
    return boots.stream()
        .filter(boot -> Digest.of(boot.statement()).equals(wanted))
        .findFirst()
        .map(boot -> new BootVerification(expected, Optional.empty()).judge(boot, wanted))
        .orElseGet(
            () -> Outcome.refused(ChannelRefusal.ANSWER, "the boot " + wanted + " is not in it"));
  }

  private static Optional<Digest> pinned(Expectation expected) {
    return switch (expected.root()) {
      case ExpectedRoot.Pinned(Digest root) -> Optional.of(root);
      case ExpectedRoot.BeforeGenesis _ -> Optional.empty();
    };
  }
}
