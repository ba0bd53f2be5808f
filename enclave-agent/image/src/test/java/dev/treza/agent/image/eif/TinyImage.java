package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The smallest image the tests use, whose bytes and registers were worked out by another program.
final class TinyImage {
  static final EnclaveImage IMAGE =
      new EnclaveImage(
          512L << 20,
          2,
          Bytes.utf8("kernel"),
          "console=ttyS0",
          Bytes.utf8("{\"a\":1}"),
          List.of(Bytes.utf8("boot"), Bytes.utf8("application")),
          Optional.empty());

  private TinyImage() {}

  /// The file of [#IMAGE] after `change`, with the checksum made to fit again.
  static Bytes changed(Consumer<ByteBuffer> change) {
    ByteBuffer file = ByteBuffer.wrap(EifWriter.write(IMAGE).toArray());
    change.accept(file);
    file.putInt(EifFormat.AT_CRC, EifFormat.checksum(file.array()));
    return Bytes.of(file.array());
  }

  /// The file with these sections in this order.
  static Bytes of(List<Section> sections) {
    ByteBuffer file =
        ByteBuffer.allocate(
            EifFormat.HEADER + sections.stream().mapToInt(s -> (int) s.length()).sum());
    file.putInt(EifFormat.MAGIC).putShort((short) EifFormat.VERSION);
    file.putShort(EifFormat.AT_SECTIONS, (short) sections.size()).position(EifFormat.HEADER);
    for (Section section : sections) {
      file.putShort((short) section.type().code()).putShort((short) 0);
      file.putLong(section.content().length()).put(section.content().toArray());
    }
    file.putInt(EifFormat.AT_CRC, EifFormat.checksum(file.array()));
    return Bytes.of(file.array());
  }
}
