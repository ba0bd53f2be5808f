package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.typed.Eip712Domain;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Descriptors for clear signing (ERC-7730, schema version 2), as one JSON object: each member is a
/// descriptor under its path. Paths matter only to what a descriptor includes.
///
/// A descriptor without deployments, or for typed data without deployments and domain, is bound to
/// nothing and only there to be included. Not carried out: binding by factory, maps, encrypted
/// values and interoperable addresses; such values are shown as they are.
public final class DescriptorBundle {
  private static final StrictJson.Limits LIMITS = new StrictJson.Limits(16 * 1024 * 1024, 32);
  private static final DescriptorBundle BUILT_IN = load();

  private final Digest digest;
  private final Map<Key, BoundFormat> functions = new HashMap<>();
  private final Map<String, List<BoundDocument>> documents = new HashMap<>();

  private record Key(BigInteger chainId, EvmAddress contract, Bytes selector) {}

  private DescriptorBundle(Digest digest) {
    this.digest = digest;
  }

  /// The bundle of this release.
  public static DescriptorBundle builtIn() {
    return BUILT_IN;
  }

  /// Refused: `JSON-*`; `TX-DESCRIPTOR`, `TX-ABI`, `TX-ADDRESS`, `TX-CHECKSUM` with path and JSON
  /// pointer as place. One bad descriptor refuses the bundle: it is corrected, not worked around.
  public static Outcome<DescriptorBundle> parse(Bytes bundle) {
    return StrictJson.parseForeign(bundle, LIMITS)
        .then(json -> Rejection.outcome(() -> read(Digest.of(bundle), json)));
  }

  private static DescriptorBundle read(Digest digest, JsonValue json) throws Rejection {
    JsonObject files = new Node(json, "").object();
    DescriptorBundle bundle = new DescriptorBundle(digest);
    Includes includes = new Includes(files);
    for (String path : files.members().keySet()) {
      bundle.add(DescriptorReader.read(new Node(includes.merged(path), path)));
    }
    return bundle;
  }

  private void add(Descriptor descriptor) throws Rejection {
    for (Descriptor.Function function : descriptor.functions()) {
      for (Deployment at : descriptor.binding().deployments()) {
        Key key = new Key(at.chainId(), at.address(), function.selector());
        BoundFormat before = functions.put(key, function.format());
        if (before != null && !before.equals(function.format())) {
          throw Rejection.at(
              TransactionRefusal.DESCRIPTOR,
              descriptor.path(),
              "another descriptor shows the same function of " + at.address());
        }
      }
    }
    for (Descriptor.Document document : descriptor.documents()) {
      documents
          .computeIfAbsent(document.encodedType(), _ -> new ArrayList<>())
          .add(new BoundDocument(descriptor.binding(), document.format()));
    }
  }

  /// Of the bundle's bytes: what a request names as the descriptors its review was made with.
  public Digest digest() {
    return digest;
  }

  /// How the function with this selector of this contract is shown.
  public Optional<BoundFormat> find(BigInteger chainId, EvmAddress contract, Bytes selector) {
    return Optional.ofNullable(functions.get(new Key(chainId, contract, selector)));
  }

  /// How a document of this type and domain is shown.
  public Optional<BoundFormat> find(Eip712Domain domain, String encodedType) {
    return documents.getOrDefault(encodedType, List.of()).stream()
        .filter(document -> document.binding().fits(domain))
        .map(BoundDocument::format)
        .findFirst();
  }

  private record BoundDocument(Binding binding, BoundFormat format) {}

  private static DescriptorBundle load() {
    try (InputStream json = DescriptorBundle.class.getResourceAsStream("descriptors.json")) {
      if (json == null) {
        throw new IllegalStateException("the descriptors are not built in");
      }
      return switch (parse(Bytes.of(json.readAllBytes()))) {
        case Outcome.Accepted<DescriptorBundle>(DescriptorBundle bundle) -> bundle;
        case Outcome.Refused<DescriptorBundle>(var refusal) ->
            throw new IllegalStateException("the descriptors are damaged: " + refusal.line());
      };
    } catch (IOException damaged) {
      throw new IllegalStateException("the descriptors cannot be read", damaged);
    }
  }
}
