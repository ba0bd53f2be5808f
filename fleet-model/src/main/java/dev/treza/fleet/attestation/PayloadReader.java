package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the payload of an attestation document by the rules of AWS `attestation_process.md`,
/// section 3.2.2.2. Where that text and real documents differ, real documents win: an optional
/// field may be null.
final class PayloadReader {
  static final int MAX_CERTIFICATES = 16;

  private static final int MAX_CERTIFICATE = 1024;
  private static final int MAX_PUBLIC_KEY = 1024;
  private static final int MAX_USER_DATA = 512;
  private static final int MAX_NONCE = 512;
  private static final long YEAR_10000 = 253_402_300_800_000L;
  private static final Pattern MODULE_ID = Pattern.compile("i-[0-9a-f]{17}-enc[0-9a-f]{16}");
  private static final Set<String> KNOWN =
      Set.of(
          "module_id",
          "digest",
          "timestamp",
          "pcrs",
          "certificate",
          "cabundle",
          "public_key",
          "user_data",
          "nonce");

  private final Map<CborItem, CborItem> fields;

  private PayloadReader(Map<CborItem, CborItem> fields) {
    this.fields = fields;
  }

  static Outcome<AttestationDocument> read(CoseSign1 envelope) {
    return CoseSign1.decodeItem("payload, ", envelope.payload()).then(item -> read(item, envelope));
  }

  private static Outcome<AttestationDocument> read(CborItem item, CoseSign1 envelope) {
    if (!(item instanceof CborItem.Dictionary(Map<CborItem, CborItem> fields))) {
      return Outcome.refused(AttestationRefusal.PAYLOAD, "the payload is " + item.kind());
    }
    try {
      return Outcome.accepted(new PayloadReader(fields).document(envelope));
    } catch (Refused refused) {
      return Outcome.refused(refused.refusal);
    }
  }

  private AttestationDocument document(CoseSign1 envelope) throws Refused {
    return new AttestationDocument(
        moduleId(),
        digest(),
        timestamp(),
        pcrs(),
        binary("certificate", required("certificate"), 1, MAX_CERTIFICATE),
        cabundle(),
        optional("public_key", 1, MAX_PUBLIC_KEY),
        optional("user_data", 0, MAX_USER_DATA),
        optional("nonce", 0, MAX_NONCE),
        unknownKeys(),
        envelope);
  }

  private String moduleId() throws Refused {
    if (!(required("module_id") instanceof CborItem.Text(String id))) {
      throw new Refused("module_id", "it is not a text");
    }
    if (!MODULE_ID.matcher(id).matches()) {
      throw new Refused(
          AttestationRefusal.PLATFORM, "module_id", "it does not name a Nitro enclave");
    }
    return id;
  }

  private String digest() throws Refused {
    if (!required("digest").equals(new CborItem.Text("SHA384"))) {
      throw new Refused("digest", "it is not SHA384");
    }
    return "SHA384";
  }

  private Instant timestamp() throws Refused {
    if (!(required("timestamp") instanceof CborItem.Whole(long milliseconds))
        || milliseconds <= 0
        || milliseconds >= YEAR_10000) {
      throw new Refused("timestamp", "it is not a time in milliseconds since 1970");
    }
    return Instant.ofEpochMilli(milliseconds);
  }

  private SortedMap<Integer, PcrValue> pcrs() throws Refused {
    if (!fields.containsKey(new CborItem.Text("pcrs"))) {
      boolean tpm = fields.containsKey(new CborItem.Text("nitrotpm_pcrs"));
      throw new Refused(
          tpm ? AttestationRefusal.PLATFORM : AttestationRefusal.PAYLOAD,
          "pcrs",
          tpm ? "nitrotpm_pcrs stand in its place" : "it is missing");
    }
    if (!(required("pcrs") instanceof CborItem.Dictionary(Map<CborItem, CborItem> entries))
        || entries.isEmpty()) {
      throw new Refused("pcrs", "it is not a map with entries");
    }
    SortedMap<Integer, PcrValue> pcrs = new TreeMap<>();
    for (Map.Entry<CborItem, CborItem> entry : entries.entrySet()) {
      if (!(entry.getKey() instanceof CborItem.Whole(long index)) || index < 0 || index > 31) {
        throw new Refused("pcrs", "an index is not 0 to 31");
      }
      String place = "pcrs/" + index;
      Bytes value = binary(place, entry.getValue(), PcrValue.LENGTH, PcrValue.LENGTH);
      pcrs.put((int) index, new PcrValue(value));
    }
    return pcrs;
  }

  private List<Bytes> cabundle() throws Refused {
    if (!(required("cabundle") instanceof CborItem.Sequence(List<CborItem> items))
        || items.isEmpty()
        || items.size() > MAX_CERTIFICATES) {
      throw new Refused("cabundle", "it is not an array of 1 to 16 certificates");
    }
    List<Bytes> certificates = new ArrayList<>();
    for (CborItem item : items) {
      certificates.add(binary("cabundle/" + certificates.size(), item, 1, MAX_CERTIFICATE));
    }
    return certificates;
  }

  private List<String> unknownKeys() throws Refused {
    Set<String> unknown = new TreeSet<>();
    for (CborItem key : fields.keySet()) {
      if (!(key instanceof CborItem.Text(String name))) {
        throw new Refused("payload", "the name of a field is " + key.kind());
      }
      unknown.add(name);
    }
    unknown.removeAll(KNOWN);
    return List.copyOf(unknown);
  }

  private Optional<Bytes> optional(String name, int least, int most) throws Refused {
    CborItem item = fields.getOrDefault(new CborItem.Text(name), CborItem.Simple.NULL);
    return item == CborItem.Simple.NULL
        ? Optional.empty()
        : Optional.of(binary(name, item, least, most));
  }

  private CborItem required(String name) throws Refused {
    CborItem item = fields.get(new CborItem.Text(name));
    if (item == null) {
      throw new Refused(name, "it is missing");
    }
    return item;
  }

  private static Bytes binary(String place, CborItem item, int least, int most) throws Refused {
    if (!(item instanceof CborItem.Binary(Bytes value))) {
      throw new Refused(place, "it is " + item.kind() + ", not a byte string");
    }
    if (value.length() < least || value.length() > most) {
      throw new Refused(place, "it has " + value.length() + " bytes");
    }
    return value;
  }

  /// Ends the reading at the first fault; never leaves this class.
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(String place, String detail) {
      this(AttestationRefusal.PAYLOAD, place, detail);
    }

    Refused(AttestationRefusal id, String place, String detail) {
      super(detail);
      refusal = Refusal.at(id, place, detail);
    }
  }
}
