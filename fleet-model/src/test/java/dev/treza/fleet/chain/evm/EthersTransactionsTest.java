package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;

/// 3,200 transactions in each of their serialisations, as ethers publishes them. 1,664 of them name
/// a chain; ethers writes the others for chain 0, which no chain has. Half of those with blobs name
/// none, which no chain takes.
class EthersTransactionsTest {
  private static final int ALL = 3200;
  private static final int WITH_CHAIN = 1664;
  private static final int WITH_BLOBS = 492;
  private static final int WITHOUT_BLOBS = 404;

  /// Recovering is slow: all under `treza.full`, else every eighth.
  private static final int STRIDE = Boolean.getBoolean("treza.full") ? 1 : 8;

  @Test
  void readsUnsignedLegacyTransactions() throws IOException {
    List<JsonNode> vectors = vectors("unsignedLegacy", ALL);
    for (JsonNode vector : vectors) {
      assertReads(vector, "unsignedLegacy", legacy(vector, Optional.empty()));
    }
  }

  @Test
  void readsUnsignedEip155Transactions() throws IOException {
    for (JsonNode vector : vectors("unsignedEip155", WITH_CHAIN)) {
      assertReads(vector, "unsignedEip155", legacy(vector, Optional.of(field(vector, "chainId"))));
    }
  }

  @Test
  void readsUnsignedEip1559Transactions() throws IOException {
    for (JsonNode vector : vectors("unsignedEip155", WITH_CHAIN)) {
      assertReads(vector, "unsignedLondon", new Eip1559Transaction(feeMarket(vector)));
    }
  }

  @Test
  void readsUnsignedEip2930Transactions() throws IOException {
    for (JsonNode vector : vectors("unsignedEip155", WITH_CHAIN)) {
      assertReads(vector, "unsignedBerlin", eip2930(vector));
    }
  }

  @Test
  void readsBlobTransactions() throws IOException {
    int with = 0;
    for (JsonNode vector : vectors("unsignedCancun", WITH_CHAIN)) {
      if (hasChain(vector) && hasBlobs(vector)) {
        with++;
        assertReads(vector, "unsignedCancun", eip4844(vector));
        assertSigned(vector, "Cancun", sender(vector));
      }
    }
    assertThat(with).isEqualTo(WITH_BLOBS);
  }

  @Test
  void recoversTheSenderOfSignedTransactions() throws IOException {
    List<JsonNode> vectors = vectors("signedEip155", WITH_CHAIN);
    for (int i = 0; i < vectors.size(); i += STRIDE) {
      JsonNode vector = vectors.get(i);
      EvmAddress sender = sender(vector);
      assertSigned(vector, "Legacy", sender);
      assertSigned(vector, "Eip155", sender);
      assertSigned(vector, "Berlin", sender);
      assertSigned(vector, "London", sender);
    }
  }

  @Test
  void refusesEip1559WithoutAChain() throws IOException {
    for (JsonNode vector : vectors("unsignedLondon", ALL)) {
      if (!vector.get("transaction").has("chainId")) {
        Bytes serialised = Vectors.bytes(vector.get("unsignedLondon"));
        assertThat(refused(EvmTransaction.parseUnsigned(serialised)).id()).isEqualTo(RANGE);
      }
    }
  }

  @Test
  void refusesBlobTransactionsWithoutBlobs() throws IOException {
    int without = 0;
    for (JsonNode vector : vectors("signedCancun", WITH_CHAIN)) {
      if (hasChain(vector) && !hasBlobs(vector)) {
        without++;
        Bytes serialised = Vectors.bytes(vector.get("unsignedCancun"));
        assertThat(refused(EvmTransaction.parseUnsigned(serialised)).id()).isEqualTo(RANGE);
      }
    }
    assertThat(without).isEqualTo(WITHOUT_BLOBS);
  }

  private static boolean hasChain(JsonNode vector) {
    return vector.get("transaction").has("chainId");
  }

  private static boolean hasBlobs(JsonNode vector) {
    return !vector.get("transaction").path("blobVersionedHashes").isEmpty();
  }

  private static void assertReads(JsonNode vector, String form, EvmTransaction expected) {
    Bytes serialised = Vectors.bytes(vector.get(form));
    assertThat(accepted(EvmTransaction.parseUnsigned(serialised)))
        .as(vector.get("name").asText())
        .isEqualTo(expected);
    assertThat(expected.signingBytes()).isEqualTo(serialised);
  }

  private static void assertSigned(JsonNode vector, String form, EvmAddress sender) {
    Bytes raw = Vectors.bytes(vector.get("signed" + form));
    SignedEvmTransaction signed = accepted(SignedEvmTransaction.parse(raw));
    JsonNode signature = vector.get("signature" + form);
    assertThat(signed.signature().r()).isEqualTo(Vectors.integer(signature.get("r")));
    assertThat(signed.signature().s()).isEqualTo(Vectors.integer(signature.get("s")));
    assertThat(signed.raw()).isEqualTo(raw);
    assertThat(signed.transaction().signingBytes())
        .isEqualTo(Vectors.bytes(vector.get("unsigned" + form)));
    assertThat(accepted(signed.sender())).as(vector.get("name").asText()).isEqualTo(sender);
  }

  private static EvmTransaction legacy(JsonNode vector, Optional<BigInteger> chainId) {
    return new LegacyTransaction(
        chainId,
        field(vector, "nonce"),
        field(vector, "gasPrice"),
        field(vector, "gasLimit"),
        to(vector),
        field(vector, "value"),
        data(vector));
  }

  private static EvmTransaction eip2930(JsonNode vector) {
    return new Eip2930Transaction(
        field(vector, "chainId"),
        field(vector, "nonce"),
        field(vector, "gasPrice"),
        field(vector, "gasLimit"),
        to(vector),
        field(vector, "value"),
        data(vector),
        accessList(vector.get("transaction").path("accessList")));
  }

  private static EvmTransaction eip4844(JsonNode vector) {
    List<Bytes> hashes = new ArrayList<>();
    vector
        .get("transaction")
        .path("blobVersionedHashes")
        .forEach(hash -> hashes.add(Vectors.bytes(hash)));
    return new Eip4844Transaction(feeMarket(vector), field(vector, "maxFeePerBlobGas"), hashes);
  }

  private static FeeMarketFields feeMarket(JsonNode vector) {
    return new FeeMarketFields(
        field(vector, "chainId"),
        field(vector, "nonce"),
        field(vector, "maxPriorityFeePerGas"),
        field(vector, "maxFeePerGas"),
        field(vector, "gasLimit"),
        to(vector),
        field(vector, "value"),
        data(vector),
        accessList(vector.get("transaction").path("accessList")));
  }

  private static List<AccessListEntry> accessList(JsonNode list) {
    List<AccessListEntry> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      List<Bytes> keys = new ArrayList<>();
      entry.get("storageKeys").forEach(key -> keys.add(Vectors.bytes(key)));
      entries.add(new AccessListEntry(new EvmAddress(Vectors.bytes(entry.get("address"))), keys));
    }
    return entries;
  }

  private static BigInteger field(JsonNode vector, String name) {
    return Vectors.integer(vector.get("transaction").path(name));
  }

  private static Optional<EvmAddress> to(JsonNode vector) {
    JsonNode to = vector.get("transaction").path("to");
    return to.isTextual() ? Optional.of(accepted(EvmAddress.parse(to.asText()))) : Optional.empty();
  }

  private static Bytes data(JsonNode vector) {
    JsonNode data = vector.get("transaction").path("data");
    return data.isTextual() ? Vectors.bytes(data) : Bytes.EMPTY;
  }

  private static EvmAddress sender(JsonNode vector) {
    BigInteger secret = new BigInteger(1, Vectors.bytes(vector.get("privateKey")).toArray());
    var point = CustomNamedCurves.getByName("secp256k1").getG().multiply(secret).normalize();
    return EvmAddress.ofPublicKey(Bytes.of(point.getEncoded(false)));
  }

  /// The vectors that have `form`, of which there must be `count`.
  private static List<JsonNode> vectors(String form, int count) throws IOException {
    List<JsonNode> vectors = new ArrayList<>();
    for (JsonNode vector : Vectors.json("ethers/transactions.json.gz")) {
      if (!vector.get(form).asText().isEmpty()) {
        vectors.add(vector);
      }
    }
    assertThat(vectors).hasSize(count);
    return vectors;
  }
}
