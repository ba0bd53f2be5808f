package dev.treza.agent.simulator.protocol;

import dev.treza.agent.simulator.NsmErrorCode;
import dev.treza.agent.simulator.NsmErrorException;
import dev.treza.agent.simulator.cbor.CborException;
import dev.treza.agent.simulator.cbor.CborItem;
import dev.treza.agent.simulator.cbor.CborReader;
import dev.treza.fleet.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes a request apart: a text string if it has no fields, else a map of one entry from its name
/// to its fields. Exactly the fields that belong to it, within the limits of the AWS specification.
final class NsmRequestReader {
  static final int MAX_REQUEST = 0x1000;
  private static final int MAX_USER_DATA = 512;
  private static final int MAX_NONCE = 512;
  private static final int MAX_PUBLIC_KEY = 1024;

  private final Map<String, CborItem> fields;

  private NsmRequestReader(Map<String, CborItem> fields) {
    this.fields = fields;
  }

  /// @throws NsmErrorException with the code that the module answers
  static NsmRequest read(byte[] request) throws NsmErrorException {
    if (request.length > MAX_REQUEST) {
      throw new NsmErrorException(NsmErrorCode.INPUT_TOO_LARGE);
    }
    try {
      return switch (CborReader.read(request)) {
        case CborItem.Text(String name) -> withoutFields(name);
        case CborItem.Fields(Map<String, CborItem> outer) when outer.size() == 1 ->
            withFields(outer.entrySet().iterator().next());
        case CborItem.Fields _,
            CborItem.Items _,
            CborItem.Octets _,
            CborItem.Unsigned _,
            CborItem.Nothing _ ->
            throw unknown();
      };
    } catch (CborException broken) {
      throw unknown();
    }
  }

  private static NsmRequest withoutFields(String name) throws NsmErrorException {
    return switch (name) {
      case "DescribeNSM" -> new NsmRequest.DescribeNsm();
      case "GetRandom" -> new NsmRequest.GetRandom();
      default -> throw unknown();
    };
  }

  private static NsmRequest withFields(Map.Entry<String, CborItem> entry) throws NsmErrorException {
    if (!(entry.getValue() instanceof CborItem.Fields(Map<String, CborItem> fields))) {
      throw unknown();
    }
    NsmRequestReader reader = new NsmRequestReader(fields);
    return switch (entry.getKey()) {
      case "DescribePCR" -> new NsmRequest.DescribePcr(reader.only("index").number("index"));
      case "ExtendPCR" -> reader.only("index", "data").extendPcr();
      case "LockPCR" -> new NsmRequest.LockPcr(reader.only("index").number("index"));
      case "LockPCRs" -> new NsmRequest.LockPcrs(reader.only("range").number("range"));
      case "Attestation" -> reader.only("user_data", "nonce", "public_key").attestation();
      default -> throw unknown();
    };
  }

  private NsmRequest extendPcr() throws NsmErrorException {
    Bytes data = octets("data").orElseThrow(NsmRequestReader::invalid);
    return new NsmRequest.ExtendPcr(number("index"), data);
  }

  private NsmRequest attestation() throws NsmErrorException {
    Optional<Bytes> publicKey = octets("public_key", MAX_PUBLIC_KEY);
    if (publicKey.filter(Bytes.EMPTY::equals).isPresent()) {
      throw invalid();
    }
    return new NsmRequest.Attestation(
        octets("user_data", MAX_USER_DATA), octets("nonce", MAX_NONCE), publicKey);
  }

  private NsmRequestReader only(String... names) throws NsmErrorException {
    if (!Set.of(names).containsAll(fields.keySet())) {
      throw invalid();
    }
    return this;
  }

  private long number(String name) throws NsmErrorException {
    if (fields.get(name) instanceof CborItem.Unsigned(long value)) {
      return value;
    }
    throw invalid();
  }

  private Optional<Bytes> octets(String name, int limit) throws NsmErrorException {
    Optional<Bytes> value = octets(name);
    if (value.filter(bytes -> bytes.length() > limit).isPresent()) {
      throw new NsmErrorException(NsmErrorCode.INPUT_TOO_LARGE);
    }
    return value;
  }

  /// The bytes; nothing if they are `null` or not there.
  private Optional<Bytes> octets(String name) throws NsmErrorException {
    return switch (fields.getOrDefault(name, new CborItem.Nothing())) {
      case CborItem.Octets(Bytes value) -> Optional.of(value);
      case CborItem.Nothing() -> Optional.empty();
      case CborItem.Text _, CborItem.Items _, CborItem.Fields _, CborItem.Unsigned _ ->
          throw invalid();
    };
  }

  private static NsmErrorException unknown() {
    return new NsmErrorException(NsmErrorCode.INVALID_OPERATION);
  }

  private static NsmErrorException invalid() {
    return new NsmErrorException(NsmErrorCode.INVALID_ARGUMENT);
  }
}
