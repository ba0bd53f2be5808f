package dev.treza.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes this computer expect another image than the one that runs, as if somebody had started a
/// different one.
public final class WrongMeasurements {
  private static final Pattern FIRST_REGISTER = Pattern.compile("(\"0\":\")([0-9a-f]{96})\"");
  private static final String OTHER = "5eed".repeat(24);

  private WrongMeasurements() {}

  /// Changes the expected PCR0 in a pin.
  public static void expectIn(Path pin) throws TourException {
    try {
      Matcher register = FIRST_REGISTER.matcher(Files.readString(pin));
      if (!register.find()) {
        throw new TourException(pin + " names no PCR0");
      }
      Files.writeString(pin, register.replaceFirst("$1" + OTHER + "\""));
    } catch (IOException fault) {
      throw new TourException("cannot change " + pin, fault);
    }
  }
}
