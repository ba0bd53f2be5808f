package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.Keccak256;
import org.junit.jupiter.api.Test;

class PersonalMessageTest {
  /// The example of `hashMessage` in the documentation of ethers.
  @Test
  void hashesTheMessageWithItsPrefixAndLength() {
    assertThat(new PersonalMessage(Bytes.utf8("Hello World")).signingHash().hex())
        .isEqualTo("a1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2");
  }

  @Test
  void countsBytesAndNotCharacters() {
    Bytes content = Bytes.utf8("é");
    assertThat(new PersonalMessage(content).signingHash())
        .isEqualTo(Keccak256.of(Bytes.utf8("\u0019Ethereum Signed Message:\n2é")));
  }

  @Test
  void hasNoTextWhereTheBytesAreNone() {
    assertThat(new PersonalMessage(Bytes.hex("ff")).text()).isEmpty();
    assertThat(new PersonalMessage(Bytes.utf8("hi")).text()).contains("hi");
  }

  @Test
  void refusesMoreThanAnybodyReads() {
    Bytes content = Bytes.of(new byte[PersonalMessage.MAX_BYTES + 1]);
    assertThat(refused(PersonalMessage.of(content)).id()).isEqualTo(TransactionRefusal.SIZE);
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonalMessage(content));
  }
}
