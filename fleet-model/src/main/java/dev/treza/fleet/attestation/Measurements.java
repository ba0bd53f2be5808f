package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One set of register values that an enclave may show, as a release publishes it.
public final class Measurements {
  private final String label;
  private final String release;
  private final SortedMap<Integer, PcrValue> pcrs;

  private Measurements(String label, String release, SortedMap<Integer, PcrValue> pcrs) {
    this.label = label;
    this.release = release;
    this.pcrs = Collections.unmodifiableSortedMap(pcrs);
  }

  /// The set with these values, refused (`ATT-NO-MEASUREMENTS`) if it does not name PCR0, PCR1 and
  /// PCR2, or names a register that does not exist.
  ///
  /// @param label what people call it
  /// @param release the version whose image measures so
  public static Outcome<Measurements> of(
      String label, String release, Map<Integer, PcrValue> pcrs) {
    SortedMap<Integer, PcrValue> sorted = new TreeMap<>(pcrs);
    for (int index = 0; index <= 2; index++) {
      if (!sorted.containsKey(index)) {
        return refused(index, "the set does not say what PCR" + index + " must be");
      }
    }
    if (sorted.firstKey() < 0 || sorted.lastKey() > 31) {
      return refused(sorted.lastKey(), "registers are numbered 0 to 31");
    }
    return Outcome.accepted(new Measurements(label, release, sorted));
  }

  public String label() {
    return label;
  }

  public String release() {
    return release;
  }

  /// The required values by register, 0 to 31.
  public SortedMap<Integer, PcrValue> pcrs() {
    return pcrs;
  }

  /// Whether every register of this set has its value in `document`.
  boolean matches(AttestationDocument document) {
    return pcrs.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(document.pcrs().get(entry.getKey())));
  }

  /// Whether an image that measures as `running` shows every register of this set that `running`
  /// knows, PCR0, 1 and 2 among them.
  public boolean admits(Measurements running) {
    return pcrs.entrySet().stream()
        .filter(entry -> running.pcrs.containsKey(entry.getKey()))
        .allMatch(entry -> entry.getValue().equals(running.pcrs.get(entry.getKey())));
  }

  /// The SHA-256 digest of the values without label and release: for each register in ascending
  /// order its index in one byte, then its 48 bytes.
  public Digest digest() {
    Bytes content = Bytes.EMPTY;
    for (Map.Entry<Integer, PcrValue> entry : pcrs.entrySet()) {
      Bytes index = Bytes.of(new byte[] {entry.getKey().byteValue()});
      content = content.concat(index).concat(entry.getValue().value());
    }
    return Digest.of(content);
  }

  @Override
  public String toString() {
    return label + " (" + release + ")";
  }

  private static Outcome<Measurements> refused(int index, String detail) {
    return Outcome.refused(Refusal.at(AttestationRefusal.NO_MEASUREMENTS, "pcrs/" + index, detail));
  }
}
