package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.evm.abi.AbiEncoder;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.abi.AbiSamples;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.abi.ValuePath.Found;
import dev.treza.fleet.chain.evm.call.CallTable;
import dev.treza.fleet.chain.evm.call.KnownCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every function that is read by name.
class EveryFunctionTest {
  static Stream<KnownCall> functions() {
    return CallTable.functions().rows().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void isDecoded(KnownCall function) {
    AbiSamples samples = new AbiSamples(function.name().hashCode());
    for (int i = 0; i < 20; i++) {
      Review review = Calls.review(BOB, call(function, samples.tuple(function.parameters())));
      assertThat(Calls.texts(review)).contains("Function: " + function.name());
    }
  }

  /// A value is shown in its own words, or inside a call that is opened or shown as unknown.
  @ParameterizedTest
  @MethodSource("functions")
  void isShownWhole(KnownCall function) {
    AbiSamples samples = new AbiSamples(function.key().hashCode());
    for (int i = 0; i < 20; i++) {
      AbiValue.Tuple arguments = samples.tuple(function.parameters());
      String shown = shown(Calls.review(BOB, call(function, arguments)));
      for (AbiValue leaf : leaves(Found.root(arguments))) {
        assertThat(shown).as(function.name()).contains(text(leaf));
      }
    }
  }

  private static Bytes call(KnownCall function, AbiValue.Tuple arguments) {
    return AbiEncoder.call(new AbiFunction(function.name(), function.parameters()), arguments);
  }

  private static String shown(Review review) {
    StringBuilder shown = new StringBuilder();
    for (ReviewField field : review.fields()) {
      shown.append(field.text()).append('\n');
    }
    return shown.toString();
  }

  private static String text(AbiValue leaf) {
    return switch (leaf) {
      case AbiValue.Octets(Bytes octets) -> octets.hex();
      case AbiValue.Text(String text) -> VisibleText.of(text).text();
      case AbiValue.Items _, AbiValue.Tuple _ -> "";
      default -> RawText.of(leaf);
    };
  }

  private static List<AbiValue> leaves(Found found) {
    List<Found> parts = found.parts();
    if (parts.isEmpty()) {
      return List.of(found.value());
    }
    List<AbiValue> leaves = new ArrayList<>();
    parts.forEach(part -> leaves.addAll(leaves(part)));
    return leaves;
  }
}
