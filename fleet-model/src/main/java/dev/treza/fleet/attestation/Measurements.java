package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One set of register values that an enclave may show, as a release publishes it.
///
/// @param label what people call it
/// @param release the version whose image measures so
/// @param pcrs the required values by register, 0 to 31; PCR0, PCR1 and PCR2 are among them
public record Measurements(String label, String release, SortedMap<Integer, PcrValue> pcrs) {
  /// @throws IllegalArgumentException if [#of] would refuse the set
  public Measurements {
    pcrs = Collections.unmodifiableSortedMap(new TreeMap<>(pcrs));
    weakness(pcrs)
        .ifPresent(refusal -> {
          throw new IllegalArgumentException(refusal.line());
        });
  }

  /// The set with these values, which come from outside: refused (`ATT-NO-MEASUREMENTS`) if it does
  /// not name PCR0, PCR1 and PCR2, or names a register that does not exist.
  public static Outcome<Measurements> of(
      String label, String release, Map<Integer, PcrValue> pcrs) {
    SortedMap<Integer, PcrValue> sorted = new TreeMap<>(pcrs);
    return weakness(sorted)
        .map(Outcome::<Measurements>refused)
        .orElseGet(() -> Outcome.accepted(new Measurements(label, release, sorted)));
  }

  private static Optional<Refusal> weakness(SortedMap<Integer, PcrValue> pcrs) {
    for (int index = 0; index <= 2; index++) {
      if (!pcrs.containsKey(index)) {
        return weakness(index, "the set does not say what PCR" + index + " must be");
      }
    }
    if (pcrs.firstKey() < 0) {
      return weakness(pcrs.firstKey(), "registers are numbered 0 to 31");
    }
    return pcrs.lastKey() > 31
        ? weakness(pcrs.lastKey(), "registers are numbered 0 to 31")
        : Optional.empty();
  }

  private static Optional<Refusal> weakness(int index, String detail) {
    return Optional.of(Refusal.at(AttestationRefusal.NO_MEASUREMENTS, "pcrs/" + index, detail));
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
}
