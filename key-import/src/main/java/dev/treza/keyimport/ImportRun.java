package dev.treza.keyimport;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.keyimport.secret.KeyTools;
import dev.treza.keyimport.secret.SecretKey;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.TransportResult;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.VerifiedTransport;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/// One import: the enclave is verified before the key is read, and the key is sealed to nothing but
/// the transport key that this very enclave vouched for.
public final class ImportRun {
  private static final byte[] NO_HEADER = new byte[0];

  private final Conversation conversation;
  private final KeyTools tools;
  private final InstantSource clock;

  public ImportRun(Conversation conversation, KeyTools tools, InstantSource clock) {
    this.conversation = conversation;
    this.tools = tools;
    this.clock = clock;
  }

  /// Reads the job and says what came of it.
  ///
  /// @throws IOException if the other program cannot be heard
  /// @throws LockedMemoryException if there is no memory for the key
  public void run() throws IOException, LockedMemoryException {
    switch (conversation.hear(ImportJob::read)) {
      case Refused<ImportJob>(Refusal refusal) -> conversation.refuse(refusal);
      case Accepted<ImportJob>(ImportJob job) -> verify(job);
    }
  }

  private void verify(ImportJob job) throws IOException, LockedMemoryException {
    switch (Enclave.of(job)) {
      case Refused<Enclave>(Refusal refusal) -> conversation.refuse(refusal);
      case Accepted<Enclave>(Enclave enclave) -> {
        switch (enclave.attested(clock.instant())) {
          case Refused<AttestedChannel>(Refusal refusal) -> conversation.refuse(refusal);
          case Accepted<AttestedChannel>(AttestedChannel channel) -> {
            try (channel) {
              read(job, enclave.head(), channel);
            }
          }
        }
      }
    }
  }

  private void read(ImportJob job, RequestHead head, AttestedChannel channel)
      throws IOException, LockedMemoryException {
    switch (new KeyFiles(tools).read(job)) {
      case Refused<SecretKey>(Refusal refusal) -> conversation.refuse(refusal);
      case Accepted<SecretKey>(SecretKey key) -> {
        try (key) {
          ask(request(job, head, key), key, channel);
        }
      }
    }
  }

  private static ImportRequest request(ImportJob job, RequestHead head, SecretKey key) {
    return new ImportRequest(
        head,
        job.blockchain(),
        job.network(),
        key.publicKey(),
        key.path(),
        job.purpose(),
        job.metadata(),
        job.nonce());
  }

  /// Tells which request has to be approved, hears the approvals, and sends the key.
  private void ask(ImportRequest request, SecretKey key, AttestedChannel channel)
      throws IOException, LockedMemoryException {
    conversation.say(
        new ImportAnswer.Asks(
            request.digest(),
            ImportReview.of(request).digest(),
            request.publicKey(),
            request.path()));
    switch (conversation.hear(fields -> fields.optionalTexts("approvals"))) {
      case Refused<List<String>>(Refusal refusal) -> conversation.refuse(refusal);
      case Accepted<List<String>>(List<String> approvals) ->
          transport(request, approvals, key, channel);
    }
  }

  private void transport(
      ImportRequest request, List<String> approvals, SecretKey key, AttestedChannel channel)
      throws LockedMemoryException {
    switch (channel.importTransport(request, approvals, clock.instant())) {
      case Refused<TransportResult>(Refusal refusal) -> conversation.refuse(refusal);
      case Accepted<TransportResult>(TransportResult.Pending(PendingReply missing)) ->
          pending(missing);
      case Accepted<TransportResult>(TransportResult.Offered(VerifiedTransport transport)) ->
          send(request, approvals, key, channel, transport);
    }
  }

  private void send(
      ImportRequest request,
      List<String> approvals,
      SecretKey key,
      AttestedChannel channel,
      VerifiedTransport transport)
      throws LockedMemoryException {
    try {
      byte[] sealed =
          new Hpke(tools.sodium(), tools.memory())
              .seal(
                  transport.publicKey().toArray(),
                  transport.info().toArray(),
                  NO_HEADER,
                  key.key());
      // from here on the key is not needed any more, whatever the enclave says
      key.close();
      report(channel.importKey(request, Bytes.of(sealed), approvals));
    } catch (OpenFailedException smallOrder) {
      conversation.refuse(
          Refusal.of(ChannelRefusal.ANSWER, "nothing can be sealed to this transport key"));
    }
  }

  private void report(Outcome<CommandResult<Wallet>> outcome) {
    switch (outcome) {
      case Refused<CommandResult<Wallet>>(Refusal refusal) -> conversation.refuse(refusal);
      case Accepted<CommandResult<Wallet>>(CommandResult.Pending<Wallet>(PendingReply missing)) ->
          pending(missing);
      case Accepted<CommandResult<Wallet>>(
              CommandResult.Done<Wallet>(Wallet wallet, VerifiedReceipt receipt)) ->
          conversation.say(new ImportAnswer.Done(wallet, receipt.jws()));
    }
  }

  private void pending(PendingReply missing) {
    conversation.say(new ImportAnswer.Missing(missing));
  }
}
