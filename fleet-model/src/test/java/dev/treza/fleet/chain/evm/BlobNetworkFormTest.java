package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobNetworkFormTest {
  private static final Bytes BLOB = Bytes.of(new byte[BlobSidecar.BLOB_LENGTH]);
  private static final Bytes POINT = Bytes.hex("c0" + "00".repeat(47));

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void readsWhatItWrites(int version) {
    BlobNetworkForm form = form(sidecar(version, 2));
    assertThat(BlobNetworkForm.looksLike(form.unsignedBytes())).isTrue();
    assertThat(accepted(BlobNetworkForm.parseUnsigned(form.unsignedBytes()))).isEqualTo(form);
  }

  @Test
  void isNotTakenForTheTransactionAlone() {
    BlobNetworkForm form = form(sidecar(0, 1));
    assertThat(BlobNetworkForm.looksLike(form.transaction().signingBytes())).isFalse();
    assertThat(refused(EvmTransaction.parseUnsigned(form.unsignedBytes())).id())
        .isEqualTo(TransactionRefusal.SIZE);
  }

  @Test
  void refusesACommitmentTheTransactionDoesNotName() {
    BlobSidecar other =
        new BlobSidecar(
            0, List.of(BLOB), List.of(Bytes.hex("c1" + "00".repeat(47))), List.of(POINT));
    assertRefused(parse(other, 1), TransactionRefusal.BLOBS, "blob 0");
  }

  @Test
  void refusesABlobOfSomethingElseThanFieldElements() {
    byte[] blob = new byte[BlobSidecar.BLOB_LENGTH];
    blob[64] = (byte) 0x80;
    BlobSidecar wrong = new BlobSidecar(0, List.of(Bytes.of(blob)), List.of(POINT), List.of(POINT));
    assertRefused(parse(wrong, 1), TransactionRefusal.RANGE, "blob 0");
  }

  @Test
  void refusesAnotherNumberOfBlobsCommitmentsOrProofs() {
    assertThat(refused(parse(sidecar(0, 1), 2)).id()).isEqualTo(TransactionRefusal.SHAPE);
    BlobSidecar few = new BlobSidecar(1, List.of(BLOB), List.of(POINT), List.of(POINT));
    assertThat(refused(parse(few, 1)).id()).isEqualTo(TransactionRefusal.SHAPE);
    BlobSidecar none = new BlobSidecar(0, List.of(), List.of(POINT), List.of(POINT));
    assertThat(refused(parse(none, 1)).id()).isEqualTo(TransactionRefusal.SHAPE);
  }

  @Test
  void refusesABlobOfAnotherLength() {
    BlobSidecar cut =
        new BlobSidecar(0, List.of(BLOB.slice(0, 32)), List.of(POINT), List.of(POINT));
    assertThat(refused(parse(cut, 1)).id()).isEqualTo(TransactionRefusal.SHAPE);
  }

  @Test
  void refusesAVersionOfTomorrow() {
    assertThat(refused(parse(sidecar(2, 1), 1)).id()).isEqualTo(TransactionRefusal.TYPE);
  }

  @Test
  void refusesTransactionsOfOtherTypes() {
    assertRefused(
        BlobNetworkForm.parseUnsigned(EvmSamples.payment().signingBytes()),
        TransactionRefusal.TYPE,
        "byte 0");
  }

  @Test
  void isBroadcastWithItsBlobsOnceItIsSigned() {
    BlobNetworkForm form = form(sidecar(0, 1));
    EvmSignature signature = new EvmSignature(BigInteger.ONE, BigInteger.TWO, 0);
    Bytes body = form.transaction().signedBytes(signature);
    assertThat(form.signedBytes(signature).hex()).contains(body.slice(1, body.length()).hex());
  }

  private static Outcome<BlobNetworkForm> parse(BlobSidecar sidecar, int named) {
    return BlobNetworkForm.parseUnsigned(
        new BlobNetworkForm(transaction(named), sidecar).unsignedBytes());
  }

  private static BlobNetworkForm form(BlobSidecar sidecar) {
    return new BlobNetworkForm(transaction(sidecar.blobs().size()), sidecar);
  }

  private static BlobSidecar sidecar(int version, int blobs) {
    int proofs = version == 0 ? blobs : blobs * BlobSidecar.CELLS;
    return new BlobSidecar(
        version,
        Collections.nCopies(blobs, BLOB),
        Collections.nCopies(blobs, POINT),
        Collections.nCopies(proofs, POINT));
  }

  private static Eip4844Transaction transaction(int blobs) {
    return new Eip4844Transaction(
        EvmSamples.call(Optional.of(ALICE), Bytes.EMPTY).fields(),
        BigInteger.ONE,
        Collections.nCopies(blobs, BlobSidecar.versionedHash(POINT)));
  }
}
