package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import java.util.ArrayList;
import java.util.List;

/// One section of an image file.
record Section(EifFormat.Type type, Bytes content) {
  /// The sections of `image` in the order of the AWS tools, which is the only one we read.
  static List<Section> of(EnclaveImage image) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section(EifFormat.Type.KERNEL, image.kernel()));
    sections.add(new Section(EifFormat.Type.COMMAND_LINE, Bytes.utf8(image.commandLine())));
    sections.add(new Section(EifFormat.Type.METADATA, image.metadata()));
    image.ramdisks().forEach(disk -> sections.add(new Section(EifFormat.Type.RAMDISK, disk)));
    image
        .signature()
        .ifPresent(bytes -> sections.add(new Section(EifFormat.Type.SIGNATURE, bytes)));
    return sections;
  }

  /// Bytes in the file, header included.
  long length() {
    return EifFormat.SECTION_HEADER + (long) content.length();
  }
}
