package dev.treza.agent.aws.dynamo;

import dev.treza.fleet.Bytes;
import java.security.SecureRandom;

/// Names that nobody else has: 128 random bits, as DynamoDB takes them for tokens too.
final class RandomNames {
  private static final int BYTES = 16;

  private final SecureRandom random;

  RandomNames(SecureRandom random) {
    this.random = random;
  }

  String next() {
    byte[] name = new byte[BYTES];
    random.nextBytes(name);
    return Bytes.of(name).hex();
  }
}
