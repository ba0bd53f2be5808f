package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An import program that reads the same key from every file, and remembers what it was told.
public final class FakeImports implements KeyImports {
  public final List<ImportWish> wishes = new ArrayList<>();
  public final List<List<String>> approvals = new ArrayList<>();
  public int closed;

  private Optional<Refusal> refusal = Optional.empty();
  private Outcome<Answer<Wallet>> taken = Outcome.refused(ConsoleRefusal.STOPPED, "silent");

  /// What it says instead of reading a key.
  public FakeImports refuses(Refusal why) {
    refusal = Optional.of(why);
    return this;
  }

  public FakeImports takes(Outcome<Answer<Wallet>> answer) {
    taken = answer;
    return this;
  }

  @Override
  public Outcome<OpenImport> begin(KnownEnclave enclave, ImportWish wish) {
    wishes.add(wish);
    return refusal
        .<Outcome<OpenImport>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(new Waiting(request(enclave, wish))));
  }

  private static ImportRequest request(KnownEnclave enclave, ImportWish wish) {
    return new ImportRequest(
        enclave.head(),
        wish.blockchain(),
        wish.network(),
        Bytes.hex("02"),
        wish.path(),
        wish.purpose(),
        wish.metadata(),
        wish.nonce());
  }

  private final class Waiting implements OpenImport {
    private final ImportRequest request;

    Waiting(ImportRequest request) {
      this.request = request;
    }

    @Override
    public ImportRequest request() {
      return request;
    }

    @Override
    public Outcome<Answer<Wallet>> approve(List<String> jws) {
      approvals.add(jws);
      return taken;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
