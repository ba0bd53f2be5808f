package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// Wycheproof's XChaCha20-Poly1305 vectors on the bare binding.
class LibSodiumVectorsTest {
  private final LibSodium library;

  LibSodiumVectorsTest() throws Exception {
    library = LibSodium.load();
  }

  @Test
  void encryptsAndOpensAsWycheproofSays() throws IOException {
    int checked = 0;
    for (Json group :
        Vectors.read("wycheproof/xchacha20_poly1305_test.json").get("testGroups").list()) {
      // other sizes of nonce do not exist in the binding
      if (group.get("ivSize").text().equals("192")) {
        for (Json test : group.get("tests").list()) {
          check(test);
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(200);
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
      assertThat(library.decrypt(opened, sealed, aad, nonce, key)).as("%s", test).isEqualTo(valid);
      if (valid) {
        assertThat(opened.mismatch(message)).as("%s", test).isEqualTo(-1);
        MemorySegment again = arena.allocate(sealed.byteSize());
        assertThat(library.encrypt(again, message, aad, nonce, key)).isTrue();
        assertThat(again.mismatch(sealed)).as("%s", test).isEqualTo(-1);
      }
    }
  }

  private static MemorySegment segment(Arena arena, Json hex) {
    return arena.allocateFrom(JAVA_BYTE, hex.hex());
  }
}
