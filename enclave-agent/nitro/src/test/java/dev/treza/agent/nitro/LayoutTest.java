package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The structures of the kernel's interfaces, byte for byte (little-endian machines).
class LayoutTest {
  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void free() {
    arena.close();
  }

  @Test
  void laysOutASocketAddressIn16Bytes() {
    MemorySegment address = SockaddrVm.of(arena, new VsockAddress(3, 9000));
    assertThat(hex(address)).isEqualTo("28000000" + "28230000" + "03000000" + "00000000");
  }

  @Test
  void writesTheHighestNumbersAsUnsigned() {
    MemorySegment address = SockaddrVm.of(arena, new VsockAddress(0xFFFFFFFFL, 0xFFFFFFFFL));
    assertThat(hex(address)).isEqualTo("28000000" + "ffffffff" + "ffffffff" + "00000000");
  }

  @Test
  void readsASocketAddressBack() {
    VsockAddress address = new VsockAddress(0xFFFFFFFEL, 5000);
    assertThat(SockaddrVm.read(SockaddrVm.of(arena, address))).isEqualTo(address);
  }

  @Test
  void refusesNumbersBeyond32Bits() {
    assertThatThrownBy(() -> new VsockAddress(1L << 32, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VsockAddress(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void laysOutAModuleMessageIn32Bytes() {
    MemorySegment request = MemorySegment.ofAddress(0x1122).reinterpret(0x33);
    MemorySegment response = MemorySegment.ofAddress(0x4455).reinterpret(0x3000);
    MemorySegment message = NsmMessage.of(arena, request, response);
    assertThat(hex(message))
        .isEqualTo(
            "2211000000000000" + "3300000000000000" + "5544000000000000" + "0030000000000000");
    assertThat(message.byteSize()).isEqualTo(NsmMessage.SIZE);
  }

  @Test
  void readsTheUsedLengthFromTheLastField() {
    MemorySegment message = arena.allocateFrom(JAVA_LONG, 1, 2, 3, 77);
    assertThat(NsmMessage.used(message)).isEqualTo(77);
  }

  @Test
  void encodesTheIoctlNumberAsTheKernelDoes() {
    long readWrite = 3;
    assertThat(NsmMessage.REQUEST).isEqualTo(readWrite << 30 | NsmMessage.SIZE << 16 | 0x0A << 8);
  }

  @Test
  void laysOutAnInterfaceRequestIn40Bytes() {
    MemorySegment request = InterfaceRequest.of(arena, "lo");
    request.set(JAVA_SHORT, 16, (short) 0x1008);
    InterfaceRequest.setUp(request);
    assertThat(hex(request)).isEqualTo("6c6f" + "00".repeat(14) + "0910" + "00".repeat(22));
  }

  @Test
  void refusesAnInterfaceNameOf16Characters() {
    assertThatThrownBy(() -> InterfaceRequest.of(arena, "abcdefghijklmnop"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String hex(MemorySegment segment) {
    return HexFormat.of().formatHex(segment.toArray(JAVA_BYTE));
  }
}
