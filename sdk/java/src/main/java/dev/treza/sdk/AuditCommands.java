package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.audit.AuditScope;
import dev.treza.fleet.audit.AuditWalk;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.AuditReply;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.RequestHead;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the audit chain page by page and verifies every entry; whoever asked for everything is
/// given what the attested statement names, or a refusal.
record AuditCommands(AttestedChannel channel, AgentCalls calls) {
  Outcome<Optional<AuditPosition>> read(AuditRange range, Consumer<AuditEntry> entries) {
    return channel
        .charters()
        .then(charters -> channel.trusted(new Reading(range, scope(charters), entries).read()));
  }

  private AuditScope scope(CharterChain charters) {
    String namespace = charters.root().namespace();
    return new AuditScope(
        new RequestHead(channel.realm(), namespace, channel.expected().enclave()),
        charters.charters().stream().map(Charter::digest).toList());
  }

  private Outcome<PublicJwk> key(Digest boot) {
    return channel.boot(boot).map(verified -> verified.statement().receiptKey());
  }

  private final class Reading {
    private final AuditRange range;
    private final AuditScope scope;
    private final Consumer<AuditEntry> entries;
    private final Optional<AuditPosition> stated = channel.statement().audit();

    Reading(AuditRange range, AuditScope scope, Consumer<AuditEntry> entries) {
      this.range = range;
      this.scope = scope;
      this.entries = entries;
    }

    Outcome<Optional<AuditPosition>> read() {
      return page(query(Optional.empty())).then(first -> walk(first, begin(first)));
    }

    private String query(Optional<Long> next) {
      Optional<Long> known =
          range instanceof AuditRange.After(AuditPosition position)
              ? Optional.of(position.sequence())
              : Optional.empty();
      String after = next.or(() -> known).map(number -> "&after=" + number).orElse("");
      String time =
          range instanceof AuditRange.Between(var from, var to)
              ? "&from=" + from.toEpochMilli() + "&to=" + to.toEpochMilli()
              : "";
      String all = time + after;
      return channel.path("audit") + (all.isEmpty() ? "" : "?" + all.substring(1));
    }

    private Outcome<AuditReply> page(String target) {
      return calls.get(target, AuditReply::read);
    }

    private AuditWalk begin(AuditReply first) {
      return switch (range) {
        case AuditRange.Whole _ -> AuditWalk.fromGenesis(scope, AuditCommands.this::key);
        case AuditRange.After(AuditPosition known) ->
            AuditWalk.after(scope, AuditCommands.this::key, known);
        case AuditRange.Between _ -> AuditWalk.from(scope, AuditCommands.this::key, first.first());
      };
    }

    private Outcome<Optional<AuditPosition>> walk(AuditReply first, AuditWalk walk) {
      AuditReply page = first;
      while (true) {
        Optional<Refusal> broken = verify(page, walk);
        if (broken.isPresent()) {
          return Outcome.refused(broken.get());
        }
        if (page.next().isEmpty()) {
          return whole(walk);
        }
        if (page.entries().isEmpty() || page.next().get() != walk.nextSequence() - 1) {
          return Outcome.refused(ChannelRefusal.ANSWER, "the pages of the log do not meet");
        }
        switch (page(query(page.next()))) {
          case Refused<AuditReply>(Refusal refusal) -> {
            return Outcome.refused(refusal);
          }
          case Accepted<AuditReply>(AuditReply next) -> page = next;
        }
      }
    }

    private Optional<Refusal> verify(AuditReply page, AuditWalk walk) {
      for (String jws : page.entries()) {
        switch (walk.next(jws).then(this::asStated)) {
          case Refused<AuditEntry>(Refusal refusal) -> {
            return Optional.of(refusal);
          }
          case Accepted<AuditEntry>(AuditEntry entry) -> entries.accept(entry);
        }
      }
      return Optional.empty();
    }

    private Outcome<AuditEntry> asStated(AuditEntry entry) {
      AuditPosition here = entry.position();
      boolean another =
          stated
              .filter(said -> said.sequence() == here.sequence() && !said.equals(here))
              .isPresent();
      return another
          ? Outcome.refused(
              AuditRefusal.FORK, "the attested statement names another entry " + here.sequence())
          : Outcome.accepted(entry);
    }

    private Outcome<Optional<AuditPosition>> whole(AuditWalk walk) {
      long wanted = stated.map(AuditPosition::sequence).orElse(-1L);
      boolean cut = !(range instanceof AuditRange.Between) && walk.nextSequence() <= wanted;
      return cut
          ? Outcome.refused(
              AuditRefusal.INCOMPLETE,
              "it ends before entry " + walk.nextSequence() + ", and " + wanted + " was stated")
          : Outcome.accepted(walk.position());
    }
  }
}
