package dev.treza.console.cli;

import dev.treza.agent.image.OpenedImage;
import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.store.AtomicFiles;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder an image is written to with its papers. The measurement file is written last: where
/// it lies, it belongs to the image beside it.
record ImageFolder(Path folder) {
  Path image() {
    return folder.resolve("agent.eif");
  }

  void write(OpenedImage image) throws ConsoleException {
    Path measurements = folder.resolve("measurements.json");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(measurements);
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.FILE, "cannot write into " + folder, fault);
    }
    AtomicFiles.publish(image(), image.file());
    AtomicFiles.publish(folder.resolve("contents.txt"), Bytes.utf8(image.contents()));
    AtomicFiles.publish(
        measurements, CanonicalJson.encode(MeasurementsJson.write(image.measurements())));
  }
}
