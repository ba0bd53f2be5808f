package dev.treza.fleet.chain;

import java.util.Optional;
import java.util.regex.Pattern;

/// An asset of one network, written as CAIP-19 does: `eip155:1/slip44:60` is ether on Ethereum,
/// `eip155:1/erc20:0xA0b8…` a token. Addresses in it are in the chain's checksummed form, so that
/// one asset has one id.
public record AssetId(String text) implements Comparable<AssetId> {
  private static final Pattern FORM =
      Pattern.compile("[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}/[-a-z0-9]{3,8}:[-.%a-zA-Z0-9]{1,128}");

  public AssetId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a CAIP-19 asset id: " + text);
    }
  }

  /// `text` if it has the form; whether there is such an asset is not asked.
  public static Optional<AssetId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AssetId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(AssetId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
