package dev.treza.console.airgap;

import dev.treza.console.ConsoleException;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.airgap.AirgapReader;
import dev.treza.fleet.airgap.AirgapRefusal;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.airgap.ReadRequest;
import dev.treza.fleet.protocol.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The side of the officer behind the air gap. One question is open at a time; its answer uses it
/// up, so that nothing that was carried here once can be decided twice.
public final class OfflineDesk {
  private final Path file;
  private final RandomGenerator random;

  /// @param random makes the questions' nonces; a cryptographic one outside tests
  public OfflineDesk(ConsoleHome home, RandomGenerator random) {
    this.file = home.airgapQuestion();
    this.random = random;
  }

  /// A request that was read here, with the enclave it is for.
  public record Carried(KnownEnclave enclave, ReadRequest read) {}

  /// Asks anew; an earlier question is not open any more.
  ///
  /// @param request what the officer was told he is to decide
  public AirgapQuestion ask(Optional<Digest> request) throws ConsoleException {
    byte[] nonce = new byte[AirgapQuestion.NONCE_LENGTH];
    random.nextBytes(nonce);
    AirgapQuestion question = new AirgapQuestion(Bytes.of(nonce), request);
    AtomicFiles.write(file, question.encoded());
    return question;
  }

  /// Reads what was carried here. Refused: `AIR-*`, and whatever [AirgapReader] refuses.
  ///
  /// @param known the enclaves this computer has pinned
  public Outcome<Carried> read(AirgapRequest carried, List<KnownEnclave> known)
      throws ConsoleException {
    return switch (open()) {
      case Outcome.Refused<AirgapQuestion>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<AirgapQuestion>(AirgapQuestion question) ->
          pinned(carried, known)
              .then(enclave ->
                  new AirgapReader(OnlineDesk.expectation(enclave), question)
                      .read(carried)
                      .map(read -> new Carried(enclave, read)));
    };
  }

  /// Approves what was read, and closes the question. Refused: what [ApprovalDesk#approve] refuses.
  ///
  /// @param acknowledged ids of the critical risks that were acknowledged one by one
  public Outcome<AirgapAnswer> approve(
      Carried carried, Bytes nonce, List<String> acknowledged, ApprovalDesk desk)
      throws ConsoleException {
    Outcome<String> approval =
        desk.approve(
            carried.read().charter(),
            carried.read().prepared().request(),
            carried.read().prepared().review(),
            acknowledged);
    if (approval instanceof Outcome.Accepted<String>) {
      AtomicFiles.delete(file);
    }
    return approval.map(
        jws -> new AirgapAnswer(carried.read().prepared().request().digest(), nonce, jws));
  }

  private Outcome<AirgapQuestion> open() throws ConsoleException {
    return AtomicFiles.read(file)
        .map(AirgapQuestion::parse)
        .orElseGet(() -> Outcome.refused(AirgapRefusal.NONE_OPEN, "no question is open"));
  }

  /// The enclave its statement names: a name to look it up by, which its document must then prove.
  private static Outcome<KnownEnclave> pinned(AirgapRequest carried, List<KnownEnclave> known) {
    return Statement.parse(carried.attestation().statement())
        .then(said -> {
          String id = said.head().enclave();
          return known.stream()
              .filter(enclave -> enclave.id().equals(id))
              .findFirst()
              .map(Outcome::accepted)
              .orElseGet(() ->
                  Outcome.refused(
                      AirgapRefusal.UNKNOWN_ENCLAVE, "this computer has not pinned " + id));
        });
  }
}
