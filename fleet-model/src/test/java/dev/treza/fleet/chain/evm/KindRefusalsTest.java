package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only the newer kinds can have wrong.
class KindRefusalsTest {
  private static final String HASH = "a001" + "22".repeat(31);
  private static final String TO = "94" + "35".repeat(20);

  @ParameterizedTest
  @CsvSource({
    // nothing but the type; a list that is a string
    "1, '', SHAPE, byte 1",
    // chain 0
    "1, 80 80 80 80 80 80 80 c0, RANGE, byte 2",
    // an access list that is no list, or whose entry is none
    "1, 01 80 80 80 80 80 80 80, SHAPE, byte 9",
    "1, 01 80 80 80 80 80 80 c101, SHAPE, byte 10",
    "1, 01 80 80 80 80 80 80 c1c0, SHAPE, byte 10",
    "2, 01 80 80 80 80 80 80 80 c3c20180, SHAPE, byte 12",
    // a blob transaction without recipient, blobs, or with hashes of another version
    "3, 01 80 80 80 80 80 80 80 c0 80 e1 HASH, SHAPE, to",
    "3, 01 80 80 80 80 TO 80 80 c0 80 c0, RANGE, byte 32",
    "3, 01 80 80 80 80 TO 80 80 c0 80 e1 a002"
        + " 22222222222222222222222222222222222222222222222222222222222222, SHAPE, byte 33",
    "3, 01 80 80 80 80 TO 80 80 c0 80 c101, SHAPE, byte 33",
    // a set-code transaction without recipient or authorizations
    "4, 01 80 80 80 80 80 80 80 c0 c0, SHAPE, to",
    "4, 01 80 80 80 80 TO 80 80 c0 c0, RANGE, byte 31",
    "4, 01 80 80 80 80 TO 80 80 c0 c101, SHAPE, byte 32",
    "4, 01 80 80 80 80 TO 80 80 c0 c1c0, SHAPE, byte 32",
    "4, 01 80 80 80 80 TO 80 80 c0 dbda80 TO 80 02 01 01, SIGNATURE, byte 57",
    "4, 01 80 80 80 80 TO 80 80 c0 dbda80 TO 80 80 80 01, SIGNATURE, byte 58",
    "4, 01 80 80 80 80 TO 80 80 c0 dbda80 TO 80 80 01 80, SIGNATURE, byte 59",
  })
  void saysWhatIsWrongAndWhere(int type, String items, String id, String place) {
    Bytes payload = Bytes.hex(items.replace("HASH", HASH).replace("TO", TO).replace(" ", ""));
    Bytes list = Rlp.list(List.of(payload));
    Bytes serialised = Bytes.of(new byte[] {(byte) type}).concat(list);
    assertRefused(EvmTransaction.parseUnsigned(serialised), TransactionRefusal.valueOf(id), place);
  }

  @Test
  void refusesBlobsThatNoAccountCanPay() {
    Eip4844Transaction blobs = new EvmSamples(7).eip4844();
    List<Bytes> fields = new ArrayList<>(blobs.encodedFields());
    fields.set(9, Rlp.integer(BigInteger.TWO.pow(250)));
    assertRefused(
        EvmTransaction.parseUnsigned(Bytes.hex("03").concat(Rlp.list(fields))),
        TransactionRefusal.RANGE,
        "cost");
  }

  @Test
  void refusesMoreAuthorizationsThanAnybodyNeeds() {
    Authorization one =
        new Authorization(
            BigInteger.ONE,
            ALICE,
            BigInteger.ZERO,
            new EvmSignature(BigInteger.ONE, BigInteger.ONE, 0));
    List<Bytes> many = new ArrayList<>();
    for (int i = 0; i <= Eip7702Transaction.MAX_AUTHORIZATIONS; i++) {
      many.add(one.encoded());
    }
    List<Bytes> fields = new ArrayList<>(new EvmSamples(7).eip7702().encodedFields());
    fields.set(9, Rlp.list(many));
    Bytes serialised = Bytes.hex("04").concat(Rlp.list(fields));
    int list = serialised.length() - Rlp.list(many).length();
    assertRefused(
        EvmTransaction.parseUnsigned(serialised), TransactionRefusal.RANGE, "byte " + list);
  }
}
