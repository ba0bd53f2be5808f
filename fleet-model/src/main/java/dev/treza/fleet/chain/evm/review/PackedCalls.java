package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiArguments;
import dev.treza.fleet.chain.evm.abi.AbiParameter;
import dev.treza.fleet.chain.evm.abi.AbiType;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls that are packed without padding, in the two ways accounts do it. Nothing comes out unless
/// every byte fits.
final class PackedCalls {
  private static final int WORD = 32;
  private static final int ADDRESS = EvmAddress.LENGTH;

  /// Operation, recipient, value, length.
  private static final int MULTI_SEND_HEAD = 1 + ADDRESS + 2 * WORD;

  private static final int SINGLE = 0x00;
  private static final int BATCH = 0x01;
  private static final int DELEGATE = 0xff;

  private static final AbiType EXECUTIONS =
      new AbiType.Items(
          new AbiType.Tuple(
              List.of(
                  new AbiParameter("target", new AbiType.Account()),
                  new AbiParameter("value", new AbiType.Whole(false, 256)),
                  new AbiParameter("callData", new AbiType.Octets()))));

  private PackedCalls() {}

  /// The transactions of Safe's MultiSend, each with its operation before it.
  static Optional<List<Call>> multiSend(EvmAddress from, Bytes packed) {
    List<Call> calls = new ArrayList<>();
    int at = 0;
    while (at < packed.length()) {
      if (packed.length() - at < MULTI_SEND_HEAD || packed.at(at) > 1) {
        return Optional.empty();
      }
      int begin = at + MULTI_SEND_HEAD;
      BigInteger length = whole(packed, begin - WORD);
      if (length.compareTo(BigInteger.valueOf(packed.length() - begin)) > 0) {
        return Optional.empty();
      }
      int end = begin + length.intValueExact();
      calls.add(
          new Call(
              from,
              address(packed, at + 1),
              whole(packed, at + 1 + ADDRESS),
              packed.slice(begin, end),
              packed.at(at) == 1,
              false));
      at = end;
    }
    return Optional.of(calls);
  }

  /// ERC-7579: what lies in the data is said by the first byte of the mode.
  static Optional<List<Call>> byMode(EvmAddress from, Bytes mode, Bytes data) {
    return switch (mode.at(0)) {
      case SINGLE ->
          data.length() < ADDRESS + WORD
              ? Optional.empty()
              : Optional.of(
                  List.of(
                      Call.plain(
                          from,
                          address(data, 0),
                          whole(data, ADDRESS),
                          data.slice(ADDRESS + WORD, data.length()))));
      case DELEGATE ->
          data.length() < ADDRESS
              ? Optional.empty()
              : Optional.of(
                  List.of(
                      new Call(
                          from,
                          address(data, 0),
                          BigInteger.ZERO,
                          data.slice(ADDRESS, data.length()),
                          true,
                          false)));
      case BATCH -> batch(from, data);
      default -> Optional.empty();
    };
  }

  private static Optional<List<Call>> batch(EvmAddress from, Bytes data) {
    List<AbiParameter> parameters = List.of(new AbiParameter("executions", EXECUTIONS));
    return switch (AbiArguments.decode(parameters, data, 0)) {
      case Outcome.Refused<AbiArguments> _ -> Optional.empty();
      case Outcome.Accepted<AbiArguments>(AbiArguments(var values, Bytes rest)) ->
          rest.isEmpty() ? Optional.of(executions(from, values)) : Optional.empty();
    };
  }

  private static List<Call> executions(EvmAddress from, AbiValue.Tuple values) {
    List<Call> calls = new ArrayList<>();
    if (values.members().getFirst().value() instanceof AbiValue.Items(var items)) {
      for (AbiValue item : items) {
        if (item instanceof AbiValue.Tuple(var members)
            && members.get(0).value() instanceof AbiValue.Account(EvmAddress to)
            && members.get(1).value() instanceof AbiValue.Whole(BigInteger value)
            && members.get(2).value() instanceof AbiValue.Octets(Bytes octets)) {
          calls.add(Call.plain(from, to, value, octets));
        }
      }
    }
    return calls;
  }

  private static EvmAddress address(Bytes packed, int at) {
    return new EvmAddress(packed.slice(at, at + ADDRESS));
  }

  private static BigInteger whole(Bytes packed, int at) {
    return new BigInteger(1, packed.slice(at, at + WORD).toArray());
  }
}
