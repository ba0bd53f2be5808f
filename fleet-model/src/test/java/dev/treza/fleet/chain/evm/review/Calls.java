package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.evm.Eip1559Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.FeeMarketFields;
import dev.treza.fleet.chain.evm.abi.AbiEncoder;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.abi.AbiType;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.TypedData;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes calls and reviews them on mainnet, for the tests of this package.
final class Calls {
  static final EvmAddress SIGNER = EvmSamples.address("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
  static final EvmAddress SAFE = EvmSamples.address("5afe3855358e112b5647b952709e6165e1c1eeee");
  static final EvmAddress USDC = EvmSamples.address("a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  static final EvmAddress BOB = EvmSamples.address("b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0");
  static final Network MAINNET = Networks.known().getFirst();

  private Calls() {}

  static ReviewContext context() {
    return ReviewContext.of(MAINNET, SIGNER, AddressBook.EMPTY);
  }

  static Eip1559Transaction transaction(EvmAddress to, BigInteger wei, Bytes data) {
    return new Eip1559Transaction(
        new FeeMarketFields(
            BigInteger.ONE,
            BigInteger.valueOf(9),
            BigInteger.valueOf(1_000_000_000L),
            BigInteger.valueOf(20_000_000_000L),
            BigInteger.valueOf(21_000),
            Optional.of(to),
            wei,
            data,
            List.of()));
  }

  static Review review(EvmAddress to, Bytes data) {
    return review(new EvmPayload.OfTransaction(transaction(to, BigInteger.ZERO, data)));
  }

  static Review review(EvmPayload payload) {
    return review(payload, context());
  }

  static Review review(EvmPayload payload, ReviewContext context) {
    return accepted(EvmReview.of(payload, context));
  }

  static Review typed(String document) {
    return review(new EvmPayload.OfTypedData(accepted(TypedData.parse(Bytes.utf8(document)))));
  }

  static List<String> risks(Review review) {
    return review.risks().stream().map(RiskFlag::id).toList();
  }

  /// Every label and value.
  static List<String> texts(Review review) {
    return review.fields().stream().map(field -> field.label() + ": " + field.text()).toList();
  }

  /// A call of the function with this signature. Values are written as Java has them: numbers,
  /// addresses, booleans, texts, bytes, and lists for arrays and tuples.
  static Bytes call(String signature, Object... arguments) {
    AbiFunction function = accepted(AbiFunction.parse(signature));
    return AbiEncoder.call(
        function, tuple(new AbiType.Tuple(function.parameters()), List.of(arguments)));
  }

  /// The arguments of such a call alone.
  static Bytes arguments(String signature, Object... arguments) {
    Bytes call = call(signature, arguments);
    return call.slice(AbiFunction.SELECTOR_LENGTH, call.length());
  }

  private static AbiValue.Tuple tuple(AbiType.Tuple type, List<?> values) {
    List<AbiValue.Member> members = new ArrayList<>();
    for (int i = 0; i < type.members().size(); i++) {
      var member = type.members().get(i);
      members.add(new AbiValue.Member(member.name(), value(member.type(), values.get(i))));
    }
    return new AbiValue.Tuple(members);
  }

  private static AbiValue value(AbiType type, Object value) {
    return switch (value) {
      case Number number -> new AbiValue.Whole(new BigInteger(number.toString()));
      case EvmAddress address -> new AbiValue.Account(address);
      case Boolean flag -> new AbiValue.Flag(flag);
      case String text -> new AbiValue.Text(text);
      case Bytes octets -> new AbiValue.Octets(octets);
      case List<?> values ->
          switch (type) {
            case AbiType.Tuple tuple -> tuple(tuple, values);
            case AbiType.Items(AbiType item) -> items(item, values);
            case AbiType.FixedItems(AbiType item, var _) -> items(item, values);
            default -> throw new IllegalArgumentException(type + " has no parts");
          };
      default -> throw new IllegalArgumentException("no value: " + value);
    };
  }

  private static AbiValue items(AbiType item, List<?> values) {
    return new AbiValue.Items(values.stream().map(value -> value(item, value)).toList());
  }
}
