package dev.treza.sdk;

import static dev.treza.sdk.Attempts.MODULE;
import static dev.treza.sdk.Calls.OTHER;
import static dev.treza.sdk.Calls.OWN;
import static dev.treza.sdk.Calls.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.fleet.protocol.TransportStatement;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import dev.treza.sdk.Calls.Agent;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestWallet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A secret is sealed to nothing but a key of the very enclave, boot and import that was attested.
@Timeout(20)
class TransportTest {
  private static final Bytes KEY = Bytes.hex("09" + "00".repeat(31));

  /// An agent that offers transport keys and takes in what is brought; a test overrides its lie.
  private static class Importer extends Agent {
    @Override
    public Bytes answer(HttpExchange request, Bytes exporter) {
      return switch (request.target().replace("/api/enclaves/vault-1/", "")) {
        case "keys/import/transport" -> HttpExchange.ok(transport().toJson());
        case "keys/import" -> HttpExchange.ok(imported().toJson());
        default -> super.answer(request, exporter);
      };
    }

    AttestationReply transport() {
      Statement statement = statement();
      Bytes document =
          MODULE.document(
              registers(), time(), Optional.empty(), statement.digest().value(), vouched());
      return new AttestationReply(document, statement.encoded());
    }

    Statement statement() {
      return new TransportStatement(transportHead(), importId(), KEY);
    }

    StatementHead transportHead() {
      return head(Optional.of(bootStatement().digest()));
    }

    Digest importId() {
      return request(this).digest();
    }

    Bytes vouched() {
      return KEY;
    }

    Instant time() {
      return Instant.now();
    }

    Map<Integer, PcrValue> registers() {
      return pcrs();
    }

    WalletReply imported() {
      Wallet wallet = held(OWN, new KeyOrigin.Imported(Optional.empty()), WalletState.HELD);
      Digest result = Digest.of(CanonicalJson.encode(wallet.toJson()));
      return new WalletReply(
          wallet, signed(receipt(ReceiptEvent.WALLET_IMPORTED, importId(), result)));
    }
  }

  private static Wallet held(TestWallet of, KeyOrigin origin, WalletState state) {
    Wallet wallet = of.wallet("ethereum-1", Optional.empty());
    return new Wallet(
        wallet.id(),
        wallet.blockchain(),
        wallet.network(),
        wallet.version(),
        wallet.publicKey(),
        wallet.address(),
        state,
        wallet.purpose(),
        wallet.created(),
        origin,
        Metadata.NONE);
  }

  private static ImportRequest request(Agent agent) {
    return new ImportRequest(
        agent.requestHead(),
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        OWN.publicKey(),
        Optional.empty(),
        Optional.empty(),
        Metadata.NONE,
        Bytes.of(new byte[16]));
  }

  private static Outcome<TransportResult> ask(Importer agent) throws IOException {
    return on(agent, channel -> channel.importTransport(request(agent), List.of(), Instant.now()));
  }

  private static RefusalId refusal(Importer agent) throws IOException {
    return Accept.refused(ask(agent));
  }

  @Test
  void handsOutTheKeyOfAnHonestAgent() throws IOException {
    assertThat(Accept.accepted(ask(new Importer())))
        .isInstanceOfSatisfying(
            TransportResult.Offered.class,
            offered -> {
              assertThat(offered.transport().publicKey()).isEqualTo(KEY);
              assertThat(offered.transport().info())
                  .isEqualTo(offered.transport().statement().encoded());
            });
  }

  @Test
  void tellsWhichApprovalsAreMissing() throws IOException {
    Importer agent =
        new Importer() {
          @Override
          public Bytes answer(HttpExchange request, Bytes exporter) {
            return request.target().endsWith("/keys/import/transport")
                ? HttpExchange.pending(
                    new PendingReply(importId(), "rule", List.of(new GroupQuorum("approvers", 1)))
                        .toJson())
                : super.answer(request, exporter);
          }
        };
    assertThat(Accept.accepted(ask(agent))).isInstanceOf(TransportResult.Pending.class);
  }

  @Test
  void refusesTheKeyOfAnotherImport() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  Statement statement() {
                    return new TransportStatement(
                        transportHead(), Digest.of(Bytes.utf8("another")), KEY);
                  }
                }))
        .isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesTheKeyOfAnotherBoot() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  StatementHead transportHead() {
                    return head(Optional.of(Digest.of(Bytes.utf8("another boot"))));
                  }
                }))
        .isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesAStatementForAnotherUse() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  Statement statement() {
                    return bootStatement();
                  }
                }))
        .isEqualTo(AttestationRefusal.USE);
  }

  @Test
  void refusesADocumentThatVouchesForAnotherKey() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  Bytes vouched() {
                    return Bytes.hex("0a" + "00".repeat(31));
                  }
                }))
        .isEqualTo(AttestationRefusal.PUBLIC_KEY);
  }

  @Test
  void refusesADocumentOverAnotherStatement() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  AttestationReply transport() {
                    return new AttestationReply(
                        super.transport().document(),
                        new TransportStatement(
                                transportHead(), importId(), Bytes.hex("0a".repeat(32)))
                            .encoded());
                  }
                }))
        .isIn(AttestationRefusal.USE, AttestationRefusal.PUBLIC_KEY);
  }

  @Test
  void refusesADocumentOfAnotherImage() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  Map<Integer, PcrValue> registers() {
                    Map<Integer, PcrValue> changed = new TreeMap<>(pcrs());
                    changed.putAll(TestModule.image("another"));
                    return changed;
                  }
                }))
        .isEqualTo(AttestationRefusal.MEASUREMENTS);
  }

  @Test
  void refusesAnOldDocument() throws IOException {
    assertThat(
            refusal(
                new Importer() {
                  @Override
                  Instant time() {
                    return Instant.now().minus(Duration.ofMinutes(6));
                  }
                }))
        .isEqualTo(AttestationRefusal.STALE);
  }

  @Test
  void handsOutTheHeldWalletWithItsReceipt() throws IOException {
    assertThat(Accept.accepted(bring(new Importer())))
        .isInstanceOfSatisfying(
            CommandResult.Done.class,
            done -> assertThat(((Wallet) done.value()).state()).isEqualTo(WalletState.HELD));
  }

  @Test
  void refusesAWalletThatDoesNotSayItWasImportedOrIsNotHeld() throws IOException {
    for (Wallet lie :
        List.of(
            held(OWN, new KeyOrigin.Generated(), WalletState.HELD),
            held(OWN, new KeyOrigin.Imported(Optional.empty()), WalletState.ACTIVE),
            held(OTHER, new KeyOrigin.Imported(Optional.empty()), WalletState.HELD))) {
      Importer agent =
          new Importer() {
            @Override
            WalletReply imported() {
              Digest result = Digest.of(CanonicalJson.encode(lie.toJson()));
              return new WalletReply(
                  lie, signed(receipt(ReceiptEvent.WALLET_IMPORTED, importId(), result)));
            }
          };
      assertThat(Accept.refused(bring(agent))).isEqualTo(ChannelRefusal.ANSWER);
    }
  }

  private static Outcome<CommandResult<Wallet>> bring(Importer agent) throws IOException {
    return on(agent, channel -> channel.importKey(request(agent), Bytes.hex("00"), List.of()));
  }
}
