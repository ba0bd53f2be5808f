package dev.treza.agent.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.doubles.Accept;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.KeyOrigin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealHeaderTest {
  private static final SealHeader PLAIN = header(Optional.empty());
  private static final SealHeader ACME = header(Optional.of("acme"));

  private static SealHeader header(Optional<String> tenant) {
    return new SealHeader(
        Realm.NITRO,
        Digest.of(Bytes.utf8("root")),
        "treasury",
        tenant,
        "ethereum-1",
        1,
        Optional.of(Blockchain.ETHEREUM),
        Bytes.hex("02"),
        new KeyOrigin.Derived(DerivationPath.parse("m/44'/60'/0'/0/0").orElseThrow()),
        7);
  }

  @Test
  void saysTheSameWhenItIsReadAgain() {
    for (SealHeader header : new SealHeader[] {PLAIN, ACME}) {
      assertThat(Accept.accepted(JsonFields.decode(header.encoded(), SealHeader::read)))
          .isEqualTo(header);
    }
  }

  @Test
  void bindsTheDataKeyToRootNamespaceAndTenant() {
    String root = "{\"namespace\":\"treasury\",\"root\":\"" + PLAIN.root().hex() + "\"";
    assertThat(PLAIN.context()).isEqualTo(Bytes.utf8(root + "}"));
    assertThat(ACME.context()).isEqualTo(Bytes.utf8(root + ",\"tenant\":\"acme\"}"));
  }

  @Test
  void isOfNoOtherTenantsRoot() {
    assertThat(ACME.isOfRootOf(header(Optional.of("acme")))).isTrue();
    assertThat(ACME.isOfRootOf(header(Optional.of("other")))).isFalse();
    assertThat(ACME.isOfRootOf(PLAIN)).isFalse();
  }
}
