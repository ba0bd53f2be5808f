package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import java.util.Arrays;
import java.util.Random;

/// The ways in which a fuzz test damages bytes.
enum Mutation {
  FLIP_BIT {
    @Override
    byte[] damage(byte[] input, Random random) {
      int at = random.nextInt(input.length);
      input[at] ^= (byte) (1 << random.nextInt(8));
      return input;
    }
  },
  REPLACE_BYTE {
    @Override
    byte[] damage(byte[] input, Random random) {
      input[random.nextInt(input.length)] = (byte) random.nextInt();
      return input;
    }
  },
  EXTREME_BYTE {
    @Override
    byte[] damage(byte[] input, Random random) {
      int[] extremes = {0x00, 0x7f, 0x80, 0x84, 0x9f, 0xbf, 0xff};
      input[random.nextInt(input.length)] = (byte) extremes[random.nextInt(extremes.length)];
      return input;
    }
  },
  CHANGE_LENGTH {
    @Override
    byte[] damage(byte[] input, Random random) {
      int start = random.nextInt(input.length);
      for (int i = start; i < input.length - 2; i++) {
        int head = input[i] & 0xff;
        if (head == 0x59 || head == 0x58 || head == 0x30 || head == 0x82) {
          input[i + 1 + random.nextInt(2)] += (byte) (random.nextInt(5) - 2);
          return input;
        }
      }
      return input;
    }
  },
  TRUNCATE {
    @Override
    byte[] damage(byte[] input, Random random) {
      return Arrays.copyOf(input, random.nextInt(input.length));
    }
  },
  INSERT {
    @Override
    byte[] damage(byte[] input, Random random) {
      int at = random.nextInt(input.length + 1);
      byte[] longer = Arrays.copyOf(input, input.length + 1);
      System.arraycopy(input, at, longer, at + 1, input.length - at);
      longer[at] = (byte) random.nextInt();
      return longer;
    }
  },
  REMOVE {
    @Override
    byte[] damage(byte[] input, Random random) {
      int at = random.nextInt(input.length);
      byte[] shorter = Arrays.copyOf(input, input.length - 1);
      System.arraycopy(input, at + 1, shorter, at, shorter.length - at);
      return shorter;
    }
  };

  /// May change `input` in place.
  abstract byte[] damage(byte[] input, Random random);

  static Bytes any(Bytes input, Random random) {
    Mutation[] all = values();
    return Bytes.of(all[random.nextInt(all.length)].damage(input.toArray(), random));
  }
}
