package dev.treza.fleet.chain.evm.abi;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Seeded random types and values.
public final class AbiSamples {
  private static final int DEPTH = 3;

  private final Random random;

  public AbiSamples(long seed) {
    this.random = new Random(seed);
  }

  public List<AbiParameter> parameters() {
    return parameters(DEPTH);
  }

  private List<AbiParameter> parameters(int depth) {
    List<AbiParameter> parameters = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      parameters.add(new AbiParameter("p" + i, type(depth)));
    }
    return parameters;
  }

  private AbiType type(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 9)) {
      case 0 -> new AbiType.Whole(random.nextBoolean(), 8 * (1 + random.nextInt(32)));
      case 1 -> new AbiType.Account();
      case 2 -> new AbiType.Flag();
      case 3 -> new AbiType.FixedOctets(1 + random.nextInt(32));
      case 4 -> new AbiType.Octets();
      case 5 -> new AbiType.Text();
      case 6 -> new AbiType.Items(type(depth - 1));
      case 7 -> new AbiType.FixedItems(type(depth - 1), 1 + random.nextInt(3));
      default -> new AbiType.Tuple(parameters(depth - 1));
    };
  }

  public AbiValue.Tuple tuple(List<AbiParameter> members) {
    return new AbiValue.Tuple(
        members.stream()
            .map(member -> new AbiValue.Member(member.name(), value(member.type())))
            .toList());
  }

  public AbiValue value(AbiType type) {
    return switch (type) {
      case AbiType.Whole(boolean signed, int bits) -> new AbiValue.Whole(whole(signed, bits));
      case AbiType.Account() -> new AbiValue.Account(new EvmAddress(octets(EvmAddress.LENGTH)));
      case AbiType.Flag() -> new AbiValue.Flag(random.nextBoolean());
      case AbiType.FixedOctets(int length) -> new AbiValue.Octets(octets(length));
      case AbiType.Octets() -> new AbiValue.Octets(octets(random.nextInt(70)));
      case AbiType.Text() -> new AbiValue.Text("é🚀".repeat(random.nextInt(9)));
      case AbiType.Items(AbiType item) -> items(item, random.nextInt(4));
      case AbiType.FixedItems(AbiType item, int count) -> items(item, count);
      case AbiType.Tuple(List<AbiParameter> members) -> tuple(members);
    };
  }

  private AbiValue items(AbiType item, int count) {
    List<AbiValue> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(value(item));
    }
    return new AbiValue.Items(items);
  }

  private BigInteger whole(boolean signed, int bits) {
    BigInteger value = new BigInteger(bits, random);
    return signed ? value.subtract(BigInteger.ONE.shiftLeft(bits - 1)) : value;
  }

  private Bytes octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return Bytes.of(octets);
  }
}
