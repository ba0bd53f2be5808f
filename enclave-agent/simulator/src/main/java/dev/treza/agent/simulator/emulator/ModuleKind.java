package dev.treza.agent.simulator.emulator;

import dev.treza.agent.simulator.emulator.BootFiles.Measured;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an emulated guest finds as its security module.
enum ModuleKind {
  /// One that measures and signs, as in an enclave.
  SIGNING("signing"),
  /// One that signs and says zero for the image, as in an enclave in debug mode.
  DEBUG("debug"),
  /// None: no enclave.
  NONE("none");

  private final String text;

  ModuleKind(String text) {
    this.text = text;
  }

  /// What the module shows for an image that is booted from these files.
  SortedMap<Integer, PcrValue> registers(ImageFile image, BootFiles boot)
      throws IOException, EmulatorException {
    if (this == DEBUG) {
      return new TreeMap<>();
    }
    Measured measured = boot.measure();
    Optional<Bytes> signature = image.signature();
    SortedMap<Integer, PcrValue> registers = measured.registers();
    if (signature.isPresent()) {
      registers.put(8, ReleaseSignature.pcr8(signature.get(), measured.image()));
    }
    return registers;
  }

  String text() {
    return text;
  }

  static Optional<ModuleKind> parse(String text) {
    return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }
}
