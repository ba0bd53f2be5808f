package dev.treza.sdk;

import static dev.treza.sdk.Calls.OTHER;
import static dev.treza.sdk.Calls.OWN;
import static dev.treza.sdk.Calls.generate;
import static dev.treza.sdk.Calls.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.WalletsReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.Calls.Agent;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.SigningAgent;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WalletCommandTest {
  @Test
  void handsOutANewWalletWithItsReceipt() throws IOException {
    assertThat(Accept.accepted(generate(new Agent())))
        .isInstanceOfSatisfying(
            CommandResult.Done.class,
            done ->
                assertThat(done.value()).isEqualTo(OWN.wallet("wallet-1", Optional.of("Fees"))));
  }

  @Test
  void refusesAWalletWhoseAddressIsNotThatOfItsKey() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Wallet wallet(Optional<String> purpose) {
            Wallet own = super.wallet(purpose);
            return with(own, own.publicKey(), OTHER.wallet("x", purpose).address());
          }
        };
    assertThat(Accept.refused(generate(agent))).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesAWalletWhoseKeyIsNoPoint() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Wallet wallet(Optional<String> purpose) {
            Wallet own = super.wallet(purpose);
            return with(own, Bytes.hex("04" + "11".repeat(64)), own.address());
          }
        };
    assertThat(Accept.refused(generate(agent))).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesAWalletForAnotherPurpose() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Wallet wallet(Optional<String> purpose) {
            return super.wallet(Optional.of("Something else"));
          }
        };
    assertThat(Accept.refused(generate(agent))).isEqualTo(ChannelRefusal.ANSWER);
  }

  private static Wallet with(Wallet own, Bytes publicKey, String address) {
    return new Wallet(
        own.id(),
        own.blockchain(),
        own.network(),
        own.version(),
        publicKey,
        address,
        own.state(),
        own.purpose(),
        own.created());
  }

  private static SigningAgent listing(Map<String, WalletsReply> pages) {
    return new Agent() {
      @Override
      public Bytes answer(HttpExchange request, Bytes exporter) {
        String page = request.target().replaceFirst(".*/wallets(\\?after=)?", "");
        return pages.containsKey(page)
            ? HttpExchange.ok(pages.get(page).toJson())
            : super.answer(request, exporter);
      }
    };
  }

  private static Wallet named(String id) {
    return OWN.wallet(id, Optional.empty());
  }

  @Test
  void readsAllPagesOfTheWallets() throws IOException {
    SigningAgent agent =
        listing(
            Map.of(
                "", new WalletsReply(List.of(named("a"), named("b")), Optional.of("b")),
                "b", new WalletsReply(List.of(named("c")), Optional.empty())));
    assertThat(Accept.accepted(on(agent, AttestedChannel::wallets)))
        .extracting(Wallet::id)
        .containsExactly("a", "b", "c");
  }

  @Test
  void refusesPagesThatDoNotEnd() throws IOException {
    SigningAgent agent =
        listing(
            Map.of(
                "", new WalletsReply(List.of(named("a")), Optional.of("a")),
                "a", new WalletsReply(List.of(named("a")), Optional.of("a"))));
    assertThat(Accept.refused(on(agent, AttestedChannel::wallets)))
        .isEqualTo(ChannelRefusal.ANSWER);
  }
}
