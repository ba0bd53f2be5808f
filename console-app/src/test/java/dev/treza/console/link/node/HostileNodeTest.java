package dev.treza.console.link.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.NodeFile;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that lie, are somebody else, or do not answer.
@Timeout(30)
class HostileNodeTest {
  private static final Network LOCAL = Networks.local(31337);
  private static final EvmAddress ACCOUNT = new EvmAddress(Bytes.hex("11".repeat(20)));
  private static final Bytes HASH = Bytes.hex("22".repeat(32));
  private static final String WORD = "\"0x" + "22".repeat(32) + "\"";

  private final ScriptedNode node;
  private final NodeFile file;
  private final ConfiguredNodes nodes;

  HostileNodeTest(@TempDir Path folder) throws IOException, ConsoleException {
    node = new ScriptedNode();
    file = new NodeFile(new ConsoleHome(folder));
    nodes = new ConfiguredNodes(file, Duration.ofMillis(1500));
    file.keep(LOCAL.id(), node.url());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private Outcome<EvmNode> open() throws ConsoleException, InterruptedException {
    return nodes.open(LOCAL);
  }

  private static Refusal refusal(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal();
  }

  @Test
  void isNotAskedBeforeAPersonChoosesIt() throws Exception {
    file.forget(LOCAL.id());

    assertThat(refusal(open()).id()).isEqualTo(NodeRefusal.NONE);
    assertThat(node.asked()).isEmpty();
  }

  @Test
  void isRefusedWhenItBelongsToAnotherNetwork() throws Exception {
    node.says("eth_chainId", "\"0x1\"");

    assertThat(refusal(open()).line())
        .isEqualTo("NODE-CHAIN: it is of chain 1, not Local Ethereum 31337 (31337)");
  }

  @Test
  void isNotChosenWhenItBelongsToAnotherNetwork() throws Exception {
    file.forget(LOCAL.id());
    node.says("eth_chainId", "\"0x1\"");
    NodeAddress address = Accept.accepted(NodeAddress.parse(node.url()));

    assertThat(refusal(nodes.choose(LOCAL, address)).id()).isEqualTo(NodeRefusal.CHAIN);
    assertThat(nodes.address(LOCAL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{\"jsonrpc\":\"2.0\",\"id\":999999999,\"result\":\"0x7a69\"}",
        "{\"jsonrpc\":\"1.0\",\"id\":0,\"result\":\"0x7a69\"}",
        "{\"result\":\"0x7a69\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"result\":\"0x7a69\"}"
      })
  void isNotBelievedWhenItDoesNotSpeakTheProtocol(String body) throws Exception {
    node.writes("eth_chainId", body);

    assertThat(refusal(open()).id()).isEqualTo(NodeRefusal.ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "31337",
        "\"31337\"",
        "\"0x\"",
        "\"0x07a69\"",
        "\"0x-7a69\"",
        "{}",
        "[\"0x7a69\"]",
        "\"0x11111111111111111111111111111111111111111111111111111111111111111\""
      })
  void isNotBelievedWhenANumberIsNone(String number) throws Exception {
    node.says("eth_chainId", number);

    assertThat(refusal(open()).id()).isEqualTo(NodeRefusal.ANSWER);
  }

  @Test
  void isNotBelievedWhenTheAnswerIsHuge() throws Exception {
    node.lies(
        "eth_chainId",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
          for (int i = 0; i < 64; i++) {
            exchange.getResponseBody().write(megabyte);
          }
        });

    assertThat(refusal(open()).line()).contains("NODE-ANSWER").contains("larger than 4194304");
  }

  @Test
  void isNotBelievedWhenTheAnswerBreaksOff() throws Exception {
    node.lies(
        "eth_chainId",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          throw new IOException("cut off");
        });

    assertThat(refusal(open()).id()).isEqualTo(NodeRefusal.ANSWER);
  }

  @Test
  void isNotFollowedToAnotherAddress() throws Exception {
    node.lies(
        "eth_chainId",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(refusal(open()).line()).isEqualTo("NODE-ANSWER: HTTP status 307");
  }

  @Test
  void isUnreachableWhenItNeverAnswers() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    node.lies("eth_chainId", _ -> await(end));

    assertThat(refusal(open()).id()).isEqualTo(NodeRefusal.UNREACHABLE);
    end.countDown();
  }

  @Test
  void isUnreachableWhenItBeginsAnAnswerAndNeverEndsIt() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    node.lies(
        "eth_chainId",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(end);
        });

    assertThat(refusal(open()).line()).contains("NODE-UNREACHABLE").contains("no whole answer");
    end.countDown();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isUnreachableWhenNobodyListens() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      file.keep(LOCAL.id(), "http://127.0.0.1:" + free.getLocalPort() + "/v3/secret-token");
    }
    Refusal refusal = refusal(open());

    assertThat(refusal.id()).isEqualTo(NodeRefusal.UNREACHABLE);
    assertThat(refusal.line()).contains("ConnectException").doesNotContain("secret-token");
  }

  @Test
  void isUnreachableWhenItHasNoTimeForUs() throws Exception {
    node.lies("eth_chainId", exchange -> ScriptedNode.write(exchange, 429, "slow down"));

    assertThat(refusal(open()).line()).endsWith("HTTP status 429");
    assertThat(refusal(open()).id()).isEqualTo(NodeRefusal.UNREACHABLE);
  }

  @Test
  void isQuotedWhenItRejectsButShowsNothingInvisible() throws Exception {
    node.rejects("eth_getBalance", "no \\u001b[31mway\\u202e " + "x".repeat(1000));
    Refusal refusal = refusal(Accept.accepted(open()).balance(ACCOUNT));

    assertThat(refusal.id()).isEqualTo(NodeRefusal.REJECTED);
    assertThat(refusal.detail()).startsWith("no ·[31mway· xxx").hasSize(300);
  }

  @Test
  void isNotBelievedWhenMoreNoncesAreUsedThanWait() throws Exception {
    node.lies(
        "eth_getTransactionCount",
        exchange ->
            ScriptedNode.write(
                exchange,
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":"
                    + exchange.getAttribute("id")
                    + ",\"result\":\"0x"
                    + (node.asked().size() == 2 ? 5 : 4)
                    + "\"}"));

    assertThat(refusal(Accept.accepted(open()).nonces(ACCOUNT)).id()).isEqualTo(NodeRefusal.ANSWER);
  }

  @Test
  void isNotBelievedWhenItSpeaksOfAnotherTransaction() throws Exception {
    node.says("eth_sendRawTransaction", "\"0x" + "33".repeat(32) + "\"");

    assertThat(refusal(Accept.accepted(open()).broadcast(Bytes.EMPTY, HASH)).id())
        .isEqualTo(NodeRefusal.ANSWER);
  }

  @Test
  void acceptsATransactionAgainThatItKnows() throws Exception {
    node.rejects("eth_sendRawTransaction", "already known")
        .says("eth_getTransactionByHash", "{\"hash\":" + WORD + "}");

    assertThat(Accept.accepted(Accept.accepted(open()).broadcast(Bytes.EMPTY, HASH)))
        .isEqualTo(HASH);
  }

  @Test
  void rejectsATransactionThatItDoesNotKnow() throws Exception {
    node.rejects("eth_sendRawTransaction", "insufficient funds")
        .says("eth_getTransactionByHash", "null");

    assertThat(refusal(Accept.accepted(open()).broadcast(Bytes.EMPTY, HASH)).line())
        .isEqualTo("NODE-REJECTED: insufficient funds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"transactionHash\":\"0x33\",\"blockNumber\":\"0x1\",\"status\":\"0x1\"}",
        "{\"transactionHash\":%s,\"blockNumber\":\"latest\",\"status\":\"0x1\"}",
        "{\"transactionHash\":%s,\"blockNumber\":\"0x1\",\"status\":\"0x2\"}",
        "{\"transactionHash\":%s,\"blockNumber\":\"0x1\"}"
      })
  void isNotBelievedWhenAReceiptIsNone(String receipt) throws Exception {
    node.says("eth_getTransactionReceipt", receipt.formatted(WORD));

    assertThat(refusal(Accept.accepted(open()).inclusion(HASH)).id()).isEqualTo(NodeRefusal.ANSWER);
  }

  @Test
  void tellsWhereATransactionIs() throws Exception {
    node.says(
        "eth_getTransactionReceipt",
        "{\"transactionHash\":" + WORD + ",\"blockNumber\":\"0x10\",\"status\":\"0x0\",\"x\":[]}");

    assertThat(Accept.accepted(Accept.accepted(open()).inclusion(HASH)))
        .contains(new Inclusion(BigInteger.valueOf(16), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"baseFeePerGas\":[\"0x1\"],\"reward\":[[\"0x1\",\"0x1\",\"0x1\"]]}",
        "{\"baseFeePerGas\":[\"0x1\",\"0x1\"],\"reward\":[[\"0x1\",\"0x1\"]]}",
        "{\"baseFeePerGas\":[\"0x1\",\"0x1\"],\"reward\":[[\"0x3\",\"0x2\",\"0x1\"]]}",
        "{\"baseFeePerGas\":[\"0x1\",\"ten\"],\"reward\":[[\"0x1\",\"0x1\",\"0x1\"]]}"
      })
  void isNotBelievedWhenTheFeeHistoryIsNone(String history) throws Exception {
    node.says("eth_maxPriorityFeePerGas", "\"0x1\"").says("eth_feeHistory", history);

    assertThat(refusal(Accept.accepted(open()).fees()).id()).isEqualTo(NodeRefusal.ANSWER);
  }

  @Test
  void takesTheMedianOfBlocksThatAreNotEmpty() throws Exception {
    node.says("eth_maxPriorityFeePerGas", "\"0x63\"")
        .says(
            "eth_feeHistory",
            "{\"baseFeePerGas\":[\"0x1\",\"0x2\",\"0x3\",\"0x4\",\"0x5\"],\"reward\":["
                + "[\"0x0\",\"0x0\",\"0x0\"],[\"0x1\",\"0x2\",\"0x3\"],"
                + "[\"0x5\",\"0x6\",\"0x7\"],[\"0x2\",\"0x3\",\"0x9\"]]}");

    assertThat(Accept.accepted(Accept.accepted(open()).fees()))
        .isEqualTo(
            new RecentFees(
                BigInteger.valueOf(5),
                List.of(BigInteger.TWO, BigInteger.valueOf(3), BigInteger.valueOf(7))));
  }

  @Test
  void stopsWhenItIsInterrupted() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    node.lies(
        "eth_chainId",
        _ -> {
          begun.countDown();
          await(end);
        });
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                assertThat(open()).isNull();
              } catch (InterruptedException stopped) {
                interrupted.countDown();
              } catch (ConsoleException fault) {
                throw new IllegalStateException(fault);
              }
            });
    begun.await();
    asking.interrupt();

    interrupted.await();
    end.countDown();
  }
}
