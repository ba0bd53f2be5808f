package dev.treza.fleet.chain.evm.peer;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.Authorization;
import dev.treza.fleet.chain.evm.Eip7702Transaction;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.chain.evm.typed.Eip712Samples;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import dev.treza.fleet.chain.evm.typed.TypedData;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Other people's implementations agree with us on the hash, the signer and the bytes of what we
/// sign: all five kinds of transaction, messages and typed data.
class EvmPeerTest {
  private static final long SEED = 0x70656572L;
  private static final int EACH = Boolean.getBoolean("treza.full") ? 2_000 : 50;
  private static final Path SCRIPTS = Path.of(System.getProperty("treza.root", ""), "peers");

  /// Peers hold nonces and chain ids in floating-point numbers.
  private static final int BITS = 52;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"ethers", "viem"})
  void agreesOnTransactionsOfAllKinds(String peer) throws Exception {
    EvmSamples samples = new EvmSamples(SEED, BITS);
    List<EvmSigned> signed = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      for (EvmTransaction one :
          List.of(
              samples.legacy(),
              samples.eip2930(),
              samples.eip1559(),
              samples.eip4844(),
              authorized(samples.eip7702()))) {
        signed.add(TestKey.sign(new EvmPayload.OfTransaction(one)));
      }
    }
    List<JsonObject> cases =
        signed.stream()
            .map(one -> JsonObject.builder().text("transaction", "0x" + one.raw().hex()).build())
            .toList();
    assertAgrees(peer, signed, cases, signed.stream().map(one -> "0x" + one.raw().hex()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ethers", "viem"})
  void agreesOnMessages(String peer) throws Exception {
    EvmSamples samples = new EvmSamples(SEED + 1);
    List<EvmSigned> signed = new ArrayList<>();
    List<JsonObject> cases = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      Bytes content = samples.bytes(300);
      EvmSigned one = TestKey.sign(new EvmPayload.OfMessage(new PersonalMessage(content)));
      signed.add(one);
      cases.add(
          JsonObject.builder()
              .text("message", "0x" + content.hex())
              .text("signature", "0x" + one.raw().hex())
              .build());
    }
    assertAgrees(peer, signed, cases, List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ethers", "viem"})
  void agreesOnTypedData(String peer) throws Exception {
    Eip712Samples samples = new Eip712Samples(SEED + 2);
    List<EvmSigned> signed = new ArrayList<>();
    List<JsonObject> cases = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      TypedData data = accepted(TypedData.of(samples.document()));
      EvmSigned one = TestKey.sign(new EvmPayload.OfTypedData(data));
      signed.add(one);
      types.add(data.encodedType());
      cases.add(
          JsonObject.builder()
              .object("typedData", data.toJson())
              .text("signature", "0x" + one.raw().hex())
              .build());
    }
    assertAgrees(peer, signed, cases, peer.equals("ethers") ? types : List.of());
  }

  private void assertAgrees(
      String peer, List<EvmSigned> signed, List<JsonObject> cases, List<String> written)
      throws Exception {
    List<String> lines = run(peer, cases);
    assertThat(lines).hasSameSizeAs(signed);
    for (int i = 0; i < lines.size(); i++) {
      List<String> words = List.of(lines.get(i).split(" ", 4));
      EvmSigned one = signed.get(i);
      assertThat(words.get(0)).as("case %d", i).isEqualTo("0x" + one.hash().hex());
      assertThat(words.get(1)).as("case %d", i).isEqualTo("0x" + one.payload().signingHash().hex());
      assertThat(words.get(2).toLowerCase(Locale.ROOT))
          .as("case %d", i)
          .isEqualTo("0x" + TestKey.address().value().hex());
      if (!written.isEmpty()) {
        assertThat(words.get(3)).as("case %d", i).isEqualTo(written.get(i));
      }
    }
  }

  /// With authorizations that somebody signed.
  private static EvmTransaction authorized(Eip7702Transaction transaction) {
    return new Eip7702Transaction(
        transaction.fields(),
        transaction.authorizations().stream()
            .map(one ->
                new Authorization(
                    one.chainId(), one.address(), one.nonce(), TestKey.sign(one.signingHash())))
            .toList());
  }

  private List<String> run(String peer, List<JsonObject> cases)
      throws IOException, InterruptedException {
    String peers = System.getProperty("treza.peers", "");
    assumeTrue(!peers.isBlank(), "the peers are not installed: Node and npm are needed");
    Path file = folder.resolve(peer + ".json");
    Files.write(file, CanonicalJson.encode(JsonArray.of(cases)).toArray());
    ProcessBuilder builder =
        new ProcessBuilder("node", SCRIPTS.resolve("evm.mjs").toString(), peer, file.toString());
    builder.environment().put("TREZA_PEERS", peers);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }
}
