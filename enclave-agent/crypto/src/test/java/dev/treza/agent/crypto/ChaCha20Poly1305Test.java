package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class ChaCha20Poly1305Test {
  private final ChaCha20Poly1305 aead;

  ChaCha20Poly1305Test() throws Exception {
    aead = new ChaCha20Poly1305(Sodium.load());
  }

  @Test
  void encryptsAndOpensAsWycheproofSays() throws Exception {
    int checked = 0;
    for (Json group :
        Vectors.read("wycheproof/chacha20_poly1305_test.json").get("testGroups").list()) {
      if (group.get("ivSize").text().equals("96")) {
        for (Json test : group.get("tests").list()) {
          check(test);
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(200);
  }

  @Test
  void refusesANonceOfAnotherLength() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocate(32);
      assertThatThrownBy(() ->
              aead.encrypt(arena.allocate(17), arena.allocate(1), key, arena.allocate(24), key))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void check(Json test) {
    try (Arena arena = Arena.ofConfined()) {
      boolean valid = test.get("result").text().equals("valid");
      MemorySegment key = segment(arena, test.get("key"));
      MemorySegment nonce = segment(arena, test.get("iv"));
      MemorySegment aad = segment(arena, test.get("aad"));
      MemorySegment message = segment(arena, test.get("msg"));
      MemorySegment sealed = arena.allocate(message.byteSize() + 16);
      sealed.copyFrom(segment(arena, test.get("ct")));
      sealed.asSlice(message.byteSize()).copyFrom(segment(arena, test.get("tag")));
      MemorySegment opened = arena.allocate(message.byteSize());
      assertThat(aead.decrypt(opened, sealed, aad, nonce, key)).as("%s", test).isEqualTo(valid);
      if (valid) {
        assertThat(opened.mismatch(message)).as("%s", test).isEqualTo(-1);
        MemorySegment again = arena.allocate(sealed.byteSize());
        aead.encrypt(again, message, aad, nonce, key);
        assertThat(again.mismatch(sealed)).as("%s", test).isEqualTo(-1);
      }
    }
  }

  private static MemorySegment segment(Arena arena, Json hex) {
    return arena.allocateFrom(JAVA_BYTE, hex.hex());
  }
}
