package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.audit.AuditLine;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Writes a log with all that vouches for it, while it is verified: a boot before the first receipt
/// that names it.
final class AuditExport {
  private final AttestedChannel channel;
  private final Consumer<Bytes> lines;
  private final Set<Digest> written = new HashSet<>();
  private boolean begun;

  AuditExport(AttestedChannel channel, Consumer<Bytes> lines) {
    this.channel = channel;
    this.lines = lines;
  }

  Outcome<Optional<AuditPosition>> write(AuditRange range) {
    return channel
        .charters()
        .then(charters ->
            amendingBoots(charters)
                .then(boots -> channel.audit(range, entry -> write(entry, charters, boots)))
                .map(last -> {
                  if (!begun) {
                    begin(0, charters, List.of());
                  }
                  return last;
                }));
  }

  private Outcome<List<VerifiedBoot>> amendingBoots(CharterChain charters) {
    List<VerifiedBoot> boots = new ArrayList<>();
    for (Amendment amendment : charters.reply().amendments()) {
      Outcome<VerifiedBoot> boot =
          Receipt.unverified(amendment.receipt()).then(said -> channel.boot(said.boot()));
      switch (boot) {
        case Refused<VerifiedBoot>(Refusal refusal) -> {
          return Outcome.refused(refusal);
        }
        case Accepted<VerifiedBoot>(VerifiedBoot verified) -> boots.add(verified);
      }
    }
    return Outcome.accepted(boots);
  }

  private void write(AuditEntry entry, CharterChain charters, List<VerifiedBoot> amending) {
    if (!begun) {
      begin(entry.receipt().sequence(), charters, amending);
    }
    if (channel.boot(entry.receipt().boot()) instanceof Accepted<VerifiedBoot>(VerifiedBoot boot)) {
      write(boot);
    }
    write(new AuditLine.Entry(entry.jws()));
  }

  private void begin(long first, CharterChain charters, List<VerifiedBoot> amending) {
    begun = true;
    write(new AuditLine.Head(channel.expected().enclave(), first, charters.reply()));
    amending.forEach(this::write);
  }

  private void write(VerifiedBoot boot) {
    if (written.add(boot.digest())) {
      write(new AuditLine.Boot(new AttestationReply(boot.document(), boot.statement().encoded())));
    }
  }

  private void write(AuditLine line) {
    lines.accept(line.encoded());
  }
}
